//! Exit codes, as the help tells them.

pub(crate) use ntc_core::reason::Exit;

/// The list of exit codes as the help shows it.
pub(crate) const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  a fault that none of the others names
  2  the command line is wrong
  3  a file or a value breaks a rule; in an import: a row does
  4  policy or an agreement says no
  5  the certificate or the role does not allow it
  6  nothing has this name
  7  the node cannot be reached, or cannot do it now
  8  integrity finding: bytes do not prove what they should
  9  it waits for a second officer";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_lists_every_exit_code() {
        let told = EXIT_CODES.lines().skip(1);
        let told: Vec<_> = told.filter_map(|line| line.trim().chars().next()).collect();
        let last = char::from(b'0' + Exit::Waiting.code());
        assert_eq!(told, ('0'..=last).collect::<Vec<_>>());
    }
}
