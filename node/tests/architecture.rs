//! The rooms of the program stand in an order: a module may use only those that stand before it in the list, so there
//! is no circle between them, and each can be read and tested without those above it.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "what cannot go on fails the test"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Modules of `ntc-core`, the lowest first.
const CORE: &[&str] = &[
    "text",
    "time",
    "names",
    "numbered",
    "section",
    "reason",
    "registry",
    "party",
    "model",
    "phrase",
    "admission",
    "forms",
    "record",
    "finding",
    "screening",
    "envelope",
    "identity",
    "approval",
    "ledger",
    "policy",
    "checkup",
    "life",
    "tally",
    "sync",
    "wire",
    "intake",
    "watchlist",
    "manifest",
    "screened",
    "hit",
    "query",
];

/// Modules of `ntc-node`, the lowest first.
const NODE: &[&str] = &[
    "lock",
    "ports",
    "telemetry",
    "store",
    "journal",
    "quota",
    "identity",
    "tls",
    "config",
    "status",
    "audit",
    "approvals",
    "media",
    "watchlists",
    "bodies",
    "chain",
    "clock",
    "rules",
    "decisions",
    "partners",
    "descriptors",
    "inbox",
    "lookup",
    "records",
    "news",
    "screening",
    "hits",
    "follow",
    "publish",
    "agree",
    "replay",
    "explain",
    "thread",
    "outbox",
    "contacts",
    "due",
    "stats",
    "outcome",
    "recall",
    "telling",
    "push",
    "retention",
    "request",
    "onward",
    "query",
    "notify",
    "peer",
    "verify",
    "api",
    "app",
    "demo",
];

/// The modules of `ntc-node` that speak to others, and alone know the messages that travel.
const FACES: &[&str] = &["peer", "api", "app", "demo"];

/// Every file of a module by the module's name.
fn modules(root: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let mut modules: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for path in files(root) {
        let below = path.strip_prefix(root).expect("a path below its root");
        let first = below.iter().next().expect("a name");
        let name = first.to_str().expect("UTF-8").trim_end_matches(".rs");
        // What is linked by `lib.rs` and used by `main.rs`, or by tests alone, is no room of its own.
        if !["lib", "main", "commands", "vectors"].contains(&name) {
            modules.entry(name.to_owned()).or_default().push(path);
        }
    }
    modules
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
    found
}

/// The lines of a file outside of its tests and comments.
fn code(path: &Path) -> Vec<String> {
    let is_test = path.ends_with("tests.rs") || path.iter().any(|part| part == "tests");
    if is_test {
        return Vec::new();
    }
    let text = fs::read_to_string(path).expect("a source file");
    let tests = ["mod tests", "pub(crate) mod tests"].map(|tests| format!("#[cfg(test)]\n{tests}"));
    let ends = tests.iter().filter_map(|tests| text.find(tests));
    let code = text.get(..ends.min().unwrap_or(text.len()));
    let lines = code.unwrap_or_default().lines();
    let lines = lines.filter(|line| !line.trim_start().starts_with("//"));
    lines.map(str::to_owned).collect()
}

/// The modules that a file uses outside of its tests and comments.
fn used(path: &Path) -> Vec<String> {
    let mut used = Vec::new();
    for line in code(path) {
        for (position, found) in line.match_indices("crate::") {
            let before = line.get(..position).and_then(|start| start.chars().last());
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
                continue;
            }
            let after = line.get(position + found.len()..).unwrap_or_default();
            let name: String = after
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            used.push(name);
        }
    }
    used
}

fn check(root: &Path, order: &[&str]) {
    let place = |name: &str| order.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    let modules = modules(root);
    for (module, files) in &modules {
        let Some(own) = place(module) else {
            panic!("{module} has no place: say in the list which rooms it may use");
        };
        for file in files {
            for name in used(file) {
                if place(&name).is_some_and(|other| other > own) {
                    wrong.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "used upwards:\n{}", wrong.join("\n"));
    for module in order {
        assert!(modules.contains_key(*module), "{module} is listed and gone");
    }
}

#[test]
fn no_module_of_the_core_uses_one_above_it() {
    check(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("core/src"),
        CORE,
    );
}

#[test]
fn no_module_of_the_node_uses_one_above_it() {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), NODE);
}

#[test]
fn watchlists_are_known_to_screening_pushing_queries_the_officers_face_and_checks_alone() {
    let modules = modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let inner = modules.iter().filter(|(module, _)| {
        let users = [
            "watchlists",
            "screening",
            "push",
            "query",
            "verify",
            "api",
            "app",
        ];
        !users.contains(&module.as_str())
    });
    let knows = |file: &&PathBuf| used(file).iter().any(|name| name == "watchlists");
    let known: Vec<_> = inner.flat_map(|(_, files)| files).filter(knows).collect();
    assert!(known.is_empty(), "an entry could travel: {known:?}");
}

#[test]
fn the_messages_that_travel_are_known_to_the_faces_of_the_node_alone() {
    let modules = modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let inner = modules
        .iter()
        .filter(|(module, _)| !FACES.contains(&module.as_str()));
    let knows = |file: &&PathBuf| code(file).iter().any(|line| line.contains("ntc_proto"));
    let known: Vec<_> = inner.flat_map(|(_, files)| files).filter(knows).collect();
    assert!(
        known.is_empty(),
        "take bytes or types of ntc-core: {known:?}"
    );
}

/// Calls of officers that show nothing of a record: what they answer with is names, numbers, states and texts of rules,
/// agreements, lists and the audit. Every other call asks the own rules what the officer may see.
const SHOW_NOTHING: &[&str] = &[
    "act_on_recall",
    "activate_policy",
    "add_peer",
    "answer",
    "ask",
    "ask_about",
    "ask_approval",
    "ask_consent",
    "change_contacts",
    "check_agreement",
    "correct",
    "create_watchlist",
    "describe_watchlist",
    "erase_screened",
    "examine",
    "export_audit",
    "export_watchlist",
    "give_notice",
    "import_watchlist",
    "inspect_card",
    "keep",
    "ledger_status",
    "list_agreements",
    "list_approvals",
    "list_audit",
    "list_hooks",
    "list_peers",
    "list_policies",
    "list_queries",
    "list_watchlists",
    "propose",
    "push_watchlist",
    "put_entries",
    "refuse_approval",
    "remove_peer",
    "remove_watchlist",
    "report_outcome",
    "resume",
    "resume_peer",
    "retract",
    "roll_back_policy",
    "set_preset",
    "show_agreement",
    "show_peer",
    "show_policy",
    "show_screening",
    "show_watchlist",
    "sign",
    "status",
    "suspend",
    "suspend_peer",
    "take",
    "take_off_entries",
    "terminate",
    "upload_media",
    "verify",
    "verify_audit",
    "withdraw",
];

/// The files of the officers' face, each with its code.
fn officers_face() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let files = files(&root).into_iter();
    let files = files.filter(|path| !path.ends_with("exchange.rs"));
    let files = files.map(|path| {
        let code = code(&path).join("\n");
        (path, code)
    });
    files.collect()
}

#[test]
fn every_call_of_an_officer_asks_what_may_be_seen_or_is_known_to_show_nothing() {
    let mut wrong = Vec::new();
    let mut met = Vec::new();
    for (path, code) in officers_face() {
        for call in code.split("    async fn ").skip(1) {
            let name: String = call
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            if !call.contains(".admit") || name.starts_with("admit") {
                continue;
            }
            let (asks, shows_nothing) = (
                call.contains(".sight("),
                SHOW_NOTHING.contains(&name.as_str()),
            );
            if asks == shows_nothing {
                wrong.push(format!("{name} of {}", path.display()));
            }
            met.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "ask the rules what may be seen, or say that nothing of a record is shown:\n{}",
        wrong.join("\n")
    );
    for name in SHOW_NOTHING {
        assert!(
            met.iter().any(|met| met == name),
            "{name} is listed and gone"
        );
    }
}

#[test]
fn what_records_say_is_read_for_officers_behind_one_door_alone() {
    let doors = ["seeing.rs", "seeing/", "reading.rs", "reading/"];
    let mut wrong = Vec::new();
    for (path, code) in officers_face() {
        let place = path.display().to_string();
        if doors
            .iter()
            .any(|door| place.contains(&format!("/api/{door}")))
        {
            continue;
        }
        for reads in [
            "HeldRecord",
            "Summary::",
            "records::read",
            "records::{read",
            "frames::",
        ] {
            if code.contains(reads) {
                wrong.push(format!("{place}: {reads}"));
            }
        }
    }
    assert!(wrong.is_empty(), "read by `Reading`: {}", wrong.join("\n"));
}
