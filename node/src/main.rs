//! `ntc-node`: makes a node, runs it, looks after its files, and shows the whole region at work.

mod commands;

use std::process::ExitCode;

use tikv_jemallocator::Jemalloc;

/// What one thread takes and another gives back costs neither a lock, nor memory that is never given back.
#[global_allocator]
static MEMORY: Jemalloc = Jemalloc;

fn main() -> ExitCode {
    let line: Vec<_> = std::env::args_os().collect();
    commands::start(&line)
}
