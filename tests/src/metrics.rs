//! The metrics page of a node, as monitoring reads it.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::node::NodeFiles;

/// The whole answer.
///
/// # Panics
/// When the node does not give the page.
pub fn page(files: &NodeFiles) -> String {
    let address = files.settings().listen_metrics;
    let mut stream = TcpStream::connect(address).expect("the metrics page");
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nhost: node\r\nconnection: close\r\n\r\n")
        .expect("a request");
    let mut page = String::new();
    stream.read_to_string(&mut page).expect("the page");
    assert!(page.starts_with("HTTP/1.1 200"));
    page
}

/// The value of a gauge that is told once; none where it is not told. The name goes with its labels.
pub fn gauge(files: &NodeFiles, name: &str) -> Option<i64> {
    let page = page(files);
    let mut lines = page.lines();
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    value.and_then(|value| value.trim().parse().ok())
}
