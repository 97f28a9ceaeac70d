//! Federation tests on real nodes. One file for each promise.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "what cannot go on fails the test"
)]

#[path = "../../cli/tests/officer/terminal.rs"]
#[cfg(test)]
mod terminal;
#[path = "../../cli/tests/officer/typist.rs"]
#[cfg(test)]
mod typist;

mod agreements;
mod anchored;
mod approvals;
mod approvals_acts;
mod approvals_crash;
mod approvals_left;
mod approvals_machine;
mod approved_rules;
mod audit;
mod backlog;
mod behind;
mod canary;
mod catching_up;
mod clauses;
mod contacts;
mod crash;
mod crossing;
mod damage;
mod demo;
mod descriptors;
mod disk;
mod doctor;
mod emergency_stop;
mod erased;
mod federation;
mod finding;
mod first_steps;
mod foreseen;
mod forms;
mod founding;
mod fuzz_corpus;
mod gauges;
mod gossip;
mod guard;
mod held_back;
mod hit_notice;
mod hit_owners;
mod hits;
mod hostile;
mod idempotence;
mod imported;
mod in_force;
mod judging;
mod key_change;
mod keys;
mod knowing;
mod lasting;
mod list_bytes;
mod looked;
mod media;
mod monitoring;
mod month;
mod narrowing;
mod network;
mod notify;
mod officer_input;
mod officers;
mod onward;
mod onward_crash;
mod outcome;
mod output;
mod own_rules;
mod package;
mod passenger;
mod policy_exact;
mod proven;
mod query;
mod query_crash;
mod quota;
mod reading;
mod rebuild;
mod recall;
mod recall_case;
mod recall_crash;
mod renewal;
mod replayed;
mod request_crash;
mod requests;
mod retention;
mod retention_crash;
mod reveal;
mod rogue_erasure;
mod rogue_follower;
mod rogue_fork;
mod rogue_onward;
mod rogue_origin;
mod rogue_policy;
mod rogue_recall;
mod rogue_rollback;
mod roles;
mod ruled;
mod runbooks;
mod screening;
mod screens;
mod scripts;
mod seeing;
mod shutdown;
mod spoken_of;
mod start;
mod stats;
mod stories;
mod suspension;
mod terms;
mod verify;
mod watching;
mod watchlists;
