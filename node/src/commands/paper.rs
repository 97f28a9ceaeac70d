//! What packages install beside the program: manual pages and completions, written from the help.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;
use ntc_terminal::say;

use super::{Cli, Failure};

/// Pages of what administrators run stand in this section of the manual.
const SECTION: &str = "8";

/// What `ntc-node completions` takes.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell to write for
    shell: Shell,
}

/// What `ntc-node man` takes.
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The directory to write to; it is made when it is not there
    dir: PathBuf,
}

/// Writes the script to standard output.
pub(crate) fn completions(options: &Completions) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut program(), "ntc-node", &mut script);
    super::print(String::from_utf8(script)?.trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// Writes one page for each command.
pub(crate) fn man(options: &Man) -> Result<ExitCode, Failure> {
    let mut program = program();
    program.build();
    fs::create_dir_all(&options.dir)
        .and_then(|()| pages(&program, &options.dir))
        .map_err(|error| {
            let place = options.dir.display().to_string();
            say!("daemon-no-pages", place, why = ntc_terminal::system(&error))
        })?;
    Ok(ExitCode::SUCCESS)
}

fn program() -> Command {
    Cli::command()
}

fn pages(command: &Command, dir: &Path) -> io::Result<()> {
    for below in command.get_subcommands().filter(|each| !each.is_hide_set()) {
        pages(below, dir)?;
    }
    let page = clap_mangen::Man::new(command.clone()).section(SECTION);
    page.generate_to(dir).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(command: &Command, name: &str, dir: &Path) -> usize {
        let page = fs::read_to_string(dir.join(format!("{name}.8"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{name}");
        let below = command.get_subcommands().filter(|each| !each.is_hide_set());
        let below = below.map(|each| named(each, &format!("{name}-{}", each.get_name()), dir));
        1 + below.sum::<usize>()
    }

    #[test]
    fn every_command_has_a_page() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("man8");
        man(&Man { dir: dir.clone() }).unwrap();
        let told = named(&program(), "ntc-node", &dir);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), told);
    }
}
