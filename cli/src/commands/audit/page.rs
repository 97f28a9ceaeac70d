//! Which page of a list of the audit is asked for: since when, until when, how many lines, behind which.

use clap::Args;

use crate::commands::input;

/// Most lines on a page, as the node has it.
pub(super) const MAX_PAGE: u32 = 500;

/// Which page.
#[derive(Args, Debug)]
pub(super) struct Page {
    /// From this time on: 2026-11-24, 2026-11-24T08:30, 12h, 7d
    #[arg(long, value_name = "TIME", value_parser = input::time)]
    from: Option<i64>,

    /// Before this time
    #[arg(long, alias = "to", value_name = "TIME", value_parser = input::time)]
    until: Option<i64>,

    /// How many on a page
    #[arg(long, value_name = "COUNT", default_value_t = 50,
        value_parser = clap::value_parser!(u32).range(1..=i64::from(MAX_PAGE)))]
    limit: u32,

    /// Go on after the page that ended with this number
    #[arg(long, value_name = "NUMBER")]
    page: Option<u64>,
}

impl Page {
    /// Since when, milliseconds; 0 for the beginning.
    pub(super) fn since_ms(&self) -> i64 {
        self.from.unwrap_or_default()
    }

    /// Before when, milliseconds; 0 for now.
    pub(super) fn before_ms(&self) -> i64 {
        self.until.unwrap_or_default()
    }

    /// How many lines.
    pub(super) const fn size(&self) -> u32 {
        self.limit
    }

    /// Behind which line; 0 for the newest.
    pub(super) fn after(&self) -> u64 {
        self.page.unwrap_or_default()
    }
}
