//! `zalog`: the command line, the settings, the wiring, the signals. What the words mean is in the floors below.

mod command;
mod demo;
mod folder;
mod hold;
mod press;
mod server;
mod settings;
mod system;
mod terminal;

use std::process::ExitCode;

use terminal::Terminal;

fn main() -> ExitCode {
    // Help is in the language asked for, so the word is looked for before the rest is understood.
    let lang = system::asked_language().unwrap_or_else(system::language);
    let matches = match command::parser(lang).try_get_matches() {
        Ok(matches) => matches,
        Err(error) => {
            // Help and version are answers; anything else is a wrong use.
            let wrong = error.use_stderr();
            let _ = error.print();
            return if wrong { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let lang = command::language(&matches).unwrap_or(lang);
    command::run(&matches, &Terminal::new(lang))
}
