### The site's open pages: menu, footer, banner.
site-skip-to-content = Skip to content
site-menu = Menu
site-language = Language
site-policy = Personal data
site-home = Home
site-banner-title = What may be counted about your visit
site-banner-text = What is necessary always works. The rest is switched on only if you allow it.
site-banner-accept = Allow all
site-banner-refuse = Necessary only
site-banner-choose = Choose
site-edition = Edition { $number }, in force from { $date }
