use std::time::Duration;

use super::*;
use crate::identity::officer::Role;
use crate::model::handling::Tlp;
use crate::time::Timestamp;

const AT: Timestamp = Timestamp::from_millis(1_000);
const UNTIL: Timestamp = Timestamp::from_millis(9_000);
const NOW: Timestamp = Timestamp::from_millis(5_000);
const BODY: &[u8] = b"sign az-ge";

fn who(name: &str, serial: &str) -> Who {
    Who {
        name: name.to_owned(),
        serial: serial.to_owned(),
    }
}

fn asked() -> Asked {
    Asked {
        id: "A7".parse().unwrap(),
        sort: Sort::Agreement,
        method: "Sign".to_owned(),
        by: who("anna", "a1"),
        at: AT,
        until: UNTIL,
    }
}

fn second(name: &str, serial: &str, role: Role) -> Second {
    Second {
        who: who(name, serial),
        roles: [role].into(),
    }
}

/// How the approval ends of `asked`, by this officer, who read what is kept.
fn approve(asked: &Asked, second: &Second, now: Timestamp) -> Result<(), ApprovalError> {
    let sha256 = asked.sha256(BODY);
    let shown = sha256.as_bytes().as_slice();
    asked.may_approve((Stage::Waits, &sha256), second, (shown, BODY), now)
}

#[test]
fn another_officer_with_the_role_approves_until_its_time_is_over() {
    let boris = second("boris", "b1", Role::Administrator);
    assert_eq!(approve(&asked(), &boris, NOW), Ok(()));
    let last = Timestamp::from_millis(UNTIL.as_millis() - 1);
    assert_eq!(approve(&asked(), &boris, last), Ok(()));
    let over = approve(&asked(), &boris, UNTIL);
    assert_eq!(over, Err(ApprovalError::Expired(UNTIL)));
    assert_eq!(asked().stage(Stage::Waits, UNTIL), Stage::Expired);
    assert_eq!(asked().stage(Stage::Approved, UNTIL), Stage::Approved);
}

#[test]
fn who_asked_does_not_approve_by_name_or_by_certificate() {
    for own in [
        second("anna", "a1", Role::Administrator),
        // A new certificate for the same name.
        second("anna", "a2", Role::Administrator),
        // The same certificate, whatever name is told.
        second("boris", "a1", Role::Administrator),
    ] {
        assert_eq!(approve(&asked(), &own, NOW), Err(ApprovalError::Own));
        assert_eq!(asked().may_refuse(Stage::Waits, &own, NOW), Ok(()));
    }
}

#[test]
fn each_sort_is_approved_by_its_roles_alone() {
    for sort in Sort::ALL {
        let of_sort = Asked { sort, ..asked() };
        for role in Role::ALL {
            let boris = second("boris", "b1", role);
            let may = match sort {
                Sort::Broadcast => matches!(role, Role::Publisher | Role::Liaison),
                Sort::Agreement | Sort::Policy | Sort::Enrolment | Sort::Keys | Sort::Erasure => {
                    role == Role::Administrator
                }
            };
            assert_eq!(approve(&of_sort, &boris, NOW).is_ok(), may, "{sort} {role}");
            let refuses = of_sort.may_refuse(Stage::Waits, &boris, NOW).is_ok();
            assert_eq!(refuses, may, "{sort} {role}");
        }
    }
}

#[test]
fn what_was_read_is_what_waits_and_what_waits_is_what_was_asked_for() {
    let boris = second("boris", "b1", Role::Administrator);
    let sha256 = asked().sha256(BODY);
    let kept = (Stage::Waits, &sha256);
    let other = asked().sha256(b"sign az-kz");
    for shown in [other.as_bytes().as_slice(), &[], &sha256.as_bytes()[..31]] {
        let told = asked().may_approve(kept, &boris, (shown, BODY), NOW);
        assert_eq!(told, Err(ApprovalError::OtherRequest));
    }
    // Whoever altered the file shows the hash of what was asked for.
    let shown = sha256.as_bytes().as_slice();
    let told = asked().may_approve(kept, &boris, (shown, b"sign az-kz"), NOW);
    assert_eq!(told, Err(ApprovalError::Altered));
}

#[test]
fn the_hash_covers_all_that_is_asked_for() {
    let sha256 = asked().sha256(BODY);
    for other in [
        Asked {
            id: "A8".parse().unwrap(),
            ..asked()
        },
        Asked {
            sort: Sort::Policy,
            ..asked()
        },
        Asked {
            method: "Terminate".to_owned(),
            ..asked()
        },
        Asked {
            by: who("clara", "a1"),
            ..asked()
        },
        Asked {
            by: who("anna", "a2"),
            ..asked()
        },
        Asked { at: NOW, ..asked() },
        Asked {
            until: NOW,
            ..asked()
        },
        // No byte moves from one part to the next.
        Asked {
            method: "Signa".to_owned(),
            by: who("nna", "a1"),
            ..asked()
        },
    ] {
        assert_ne!(other.sha256(BODY), sha256, "{other:?}");
    }
    assert_ne!(asked().sha256(b"sign az-gf"), sha256);
    let known = "47862353";
    assert!(sha256.to_string().starts_with(known), "{sha256}");
}

#[test]
fn what_was_decided_is_not_decided_again() {
    let boris = second("boris", "b1", Role::Administrator);
    let sha256 = asked().sha256(BODY);
    let shown = (sha256.as_bytes().as_slice(), BODY);
    for stage in Stage::ALL.into_iter().filter(|it| *it != Stage::Waits) {
        let told = asked().may_approve((stage, &sha256), &boris, shown, NOW);
        assert!(told.is_err(), "{stage}");
        assert!(asked().may_refuse(stage, &boris, NOW).is_err(), "{stage}");
    }
}

#[test]
fn each_rule_asks_for_its_own_acts() {
    let broadcast = |recipients, marking| Scope::Broadcast {
        recipients,
        marking,
    };
    let none = Rules::NONE;
    for scope in [
        Scope::Agreement,
        Scope::Policy,
        Scope::Enrolment,
        Scope::Keys,
        broadcast(256, Tlp::Red),
        Scope::Erasure { before: 10_000 },
    ] {
        assert!(!none.asks(scope), "{scope:?}");
    }
    assert!(none.sorts().is_empty());
    let many = Rules {
        wide: Wide {
            recipients: Some(3),
            marking: None,
        },
        ..none
    };
    assert!(!many.asks(broadcast(2, Tlp::Red)) && many.asks(broadcast(3, Tlp::Clear)));
    let closed = Rules {
        wide: Wide {
            recipients: None,
            marking: Some(Tlp::AmberStrict),
        },
        ..none
    };
    assert!(!closed.asks(broadcast(9, Tlp::Amber)) && closed.asks(broadcast(1, Tlp::Red)));
    assert!(closed.asks(broadcast(1, Tlp::AmberStrict)));
    assert!(!closed.asks(broadcast(0, Tlp::Red)), "nobody gets it");
    let few = Rules {
        erasures: Some(2),
        ..none
    };
    assert!(!few.asks(Scope::Erasure { before: 1 }) && few.asks(Scope::Erasure { before: 2 }));
    let all = Rules {
        agreements: true,
        policy: true,
        enrolment: true,
        keys: true,
        erasures: Some(0),
        wide: many.wide,
        lasts: Duration::from_secs(1),
    };
    assert_eq!(all.sorts(), Sort::ALL);
    for (scope, rules) in [
        (
            Scope::Agreement,
            Rules {
                agreements: true,
                ..none
            },
        ),
        (
            Scope::Policy,
            Rules {
                policy: true,
                ..none
            },
        ),
        (
            Scope::Enrolment,
            Rules {
                enrolment: true,
                ..none
            },
        ),
        (Scope::Keys, Rules { keys: true, ..none }),
    ] {
        assert!(rules.asks(scope) && all.asks(scope), "{scope:?}");
        assert_eq!(rules.sorts(), [scope.sort()]);
    }
}

#[test]
fn a_request_is_named_as_it_is_shown() {
    for text in ["A7", "a7", " 7 "] {
        assert_eq!(text.parse::<ApprovalId>().unwrap().to_string(), "A7");
    }
    for text in ["", "A", "0", "A0", "A07", "H7", "-1", "A7x"] {
        assert!(text.parse::<ApprovalId>().is_err(), "{text}");
    }
}
