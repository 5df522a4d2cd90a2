//! The short table a person sees after `zalog demo`.

use std::path::Path;

use zalog_web::DemoSite;
use zalog_words::Arg;

use crate::terminal::Terminal;

pub fn print(terminal: &Terminal, sites: &[DemoSite], letters: &str, data: &Path) {
    let words = terminal.words();
    terminal.say("cli-demo-title", &[]);
    terminal.answer("");
    let mut shown: Vec<&str> = Vec::new();
    for site in sites {
        let url = format!("{:<34}", site.url);
        if shown.contains(&site.operator.as_str()) {
            terminal.answer(&format!("  {url} {}", site.title));
            continue;
        }
        shown.push(&site.operator);
        terminal.answer(&format!("  {url} {}", site.title));
        for person in &site.people {
            terminal.answer(&format!("      {:<36} {}", person.login, person.password));
        }
    }
    terminal.answer("");
    if let Some(site) = sites.first() {
        let label = words.say("cli-demo-staff");
        terminal.answer(&format!("  {label}: {} {}  (/staff)", site.staff.login, site.staff.password));
    }
    terminal.say("cli-demo-mail", &[("url", Arg::Text(letters))]);
    terminal.say("cli-demo-data", &[("folder", Arg::Text(&data.display().to_string()))]);
    terminal.say("cli-demo-stop", &[]);
}
