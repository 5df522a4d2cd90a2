### The frame of a document on paper: running heads, facts below the title, the place for a signature.

print-page = page { $page } of { $pages }
print-contents = Contents
print-operator = Operator
print-edition = Edition
print-effective = In force
print-site = Published at
print-hash = Fingerprint of the text (SHA-256)
print-edition-from = Edition { $number }, in force from { $date }
print-edition-number = Edition { $number }
print-sign-name = Full name
print-sign-date = Date
print-sign-hand = Signature

cli-text-format = Form: html, md, txt or pdf (pdf needs the program zalog-press)
cli-text-out = Where to write; without it the text goes to standard output
cli-text-terminal = PDF is not written to a terminal. Name a file: --out policy.pdf
cli-text-no-press = There is no zalog-press: it sets PDF and has to lie beside zalog or in PATH. Build it: cargo build --release -p zalog-press. Without it, the page /policy/print can be printed or saved as PDF from a browser.
doctor-press = Setting of PDF (zalog-press)
doctor-press-absent = none, the page for printing is offered

cli-text-stats = Count how hard it is to read: sentences, words, an index of readability
cli-stats-sentences = sentences
cli-stats-words = words
cli-stats-average = average
cli-stats-longest = longest
cli-stats-index = index
cli-stats-whole = Whole text
cli-stats-easy = Easy to read (index from 70; Flesch, for Russian by Oborneva).
cli-stats-plain = Read by an adult without effort (index 50 to 70; Flesch, for Russian by Oborneva).
cli-stats-hard = Hard to read (index 30 to 50; Flesch, for Russian by Oborneva).
cli-stats-very-hard = Very hard to read (index below 30; Flesch, for Russian by Oborneva).
cli-stats-no-index = There is no generally accepted index of readability for this language: averages only.
cli-stats-longest-is = The longest sentence, words { $count }: { $text }
