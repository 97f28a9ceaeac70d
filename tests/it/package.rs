//! The Debian package is made of the programs of this build, twice the same, and holds what it has to.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ntc_tests::process::{binary, officers_binary};

/// What has to be in it, with the rights that it has to have.
const HELD: [(&str, &str); 14] = [
    ("-rwxr-xr-x", "usr/bin/ntc"),
    ("-rwxr-xr-x", "usr/bin/ntc-node"),
    ("-rw-r--r--", "usr/lib/systemd/system/ntc-node.service"),
    ("-rw-r--r--", "usr/share/man/man1/ntc.1.gz"),
    ("-rw-r--r--", "usr/share/man/man1/ntc-alert-publish.1.gz"),
    ("-rw-r--r--", "usr/share/man/man8/ntc-node.8.gz"),
    ("-rw-r--r--", "usr/share/man/man8/ntc-node-doctor.8.gz"),
    ("-rw-r--r--", "usr/share/bash-completion/completions/ntc"),
    (
        "-rw-r--r--",
        "usr/share/bash-completion/completions/ntc-node",
    ),
    ("-rw-r--r--", "usr/share/zsh/vendor-completions/_ntc"),
    (
        "-rw-r--r--",
        "usr/share/fish/vendor_completions.d/ntc-node.fish",
    ),
    (
        "-rw-r--r--",
        "usr/share/doc/ntc-node/deploy/runbooks/peer-down.md",
    ),
    (
        "-rw-r--r--",
        "usr/share/doc/ntc-node/deploy/monitoring/alarms.yml",
    ),
    ("-rw-r--r--", "usr/share/doc/ntc-node/examples/node.toml"),
];

/// Makes the package of the programs of a folder, and says where it is.
fn make(programs: &Path, to: &Path) -> PathBuf {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/package/build");
    let mut command = Command::new(script);
    command.arg("--binaries").arg(programs).arg("--to").arg(to);
    // To press programs that are not stripped takes minutes, and says nothing of what is in the package.
    command.args(["--compress", "none"]);
    command.env("SOURCE_DATE_EPOCH", "1772323200");
    let ran = command.output().expect("the script runs");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
    let made = fs::read_dir(to).expect("a folder").next();
    made.expect("a package").expect("a package").path()
}

#[test]
fn the_package_is_the_same_twice_and_holds_programs_unit_pages_and_completions() {
    if Command::new("dpkg-deb").arg("--version").output().is_err() {
        println!("dpkg-deb is not here; no package was made");
        return;
    }
    let programs = binary();
    let programs = programs.parent().expect("a folder");
    assert_eq!(officers_binary().parent(), Some(programs));
    let dir = tempfile::tempdir().expect("a folder");
    let [one, other] = ["one", "other"].map(|name| make(programs, &dir.path().join(name)));
    assert!(
        fs::read(&one).expect("a package") == fs::read(&other).expect("a package"),
        "two packages of the same programs differ"
    );
    let held = Command::new("dpkg-deb").arg("-c").arg(&one).output();
    let held = String::from_utf8(held.expect("dpkg-deb runs").stdout).expect("text");
    for (rights, path) in HELD {
        let line = held
            .lines()
            .find(|line| line.ends_with(&format!(" ./{path}")));
        let line = line.unwrap_or_else(|| panic!("{path} is not in the package: {held}"));
        assert!(line.starts_with(&format!("{rights} root/root")), "{line}");
    }
}
