//! `ntc man`: the manual pages, written from the help. Packages call it; officers read what it wrote.

use std::fs;
use std::path::PathBuf;

use clap::{Args, Command};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::lang::say;

const EXAMPLES: &str = "\
Examples:
  ntc man ~/.local/share/man/man1";

/// What `ntc man` takes.
#[derive(Args, Debug)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// The directory to write to; it is made when it is not there
    dir: PathBuf,
}

/// Writes one page for each command.
pub(crate) fn run(arguments: &Arguments, program: Command) -> Result<Exit, Failure> {
    let dir = &arguments.dir;
    fs::create_dir_all(dir)
        .and_then(|()| clap_mangen::generate_to(program, dir))
        .map_err(|error| {
            let place = dir.display().to_string();
            Failure::io(say!("man-not-written"), &place, &error)
        })?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use clap::CommandFactory as _;

    use super::*;
    use crate::args::Cli;

    fn pages(command: &Command, name: &str, dir: &Path) -> usize {
        let page = fs::read_to_string(dir.join(format!("{name}.1"))).unwrap();
        assert!(page.contains(".SH SYNOPSIS"), "{name}");
        let below = command.get_subcommands().filter(|each| !each.is_hide_set());
        let below = below.map(|each| pages(each, &format!("{name}-{}", each.get_name()), dir));
        1 + below.sum::<usize>()
    }

    #[test]
    fn every_command_has_a_page() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("man1");
        run(&Arguments { dir: dir.clone() }, Cli::command()).unwrap();
        let told = pages(&Cli::command(), "ntc", &dir);
        assert_eq!(fs::read_dir(&dir).unwrap().count(), told);
    }
}
