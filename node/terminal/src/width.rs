//! The terminal that people read: how wide it is.

use console::Term;

/// Narrower than this nothing is folded any more: the terminal may cut it.
const MIN_WIDTH: u16 = 60;

/// The columns of a terminal whose width is not known.
pub const USUAL_WIDTH: u16 = 80;

/// Columns of the terminal that standard output is; none where it is none.
pub fn columns() -> Option<u16> {
    of_terminal(&Term::stdout())
}

/// Columns of the terminal that standard error is; none where it is none.
pub fn columns_beside() -> Option<u16> {
    of_terminal(&Term::stderr())
}

fn of_terminal(terminal: &Term) -> Option<u16> {
    let size = terminal.size_checked();
    size.map(|(_, columns)| columns.max(MIN_WIDTH))
}
