//! The log of decisions: every line that is held can be read and names the one before it, and is the one that ANCHOR entries
//! of the ledger hold.

use std::collections::BTreeMap;

use ntc_core::ledger::entry::commit::AnchoredJournal;
use ntc_core::phrase::{Phrase, Said};

use super::anchors::{AnchoredRoot, place};
use super::{Findings, PROGRESS_EVERY, Progress, Tell};
use crate::decisions::{Chain, Decisions, Found, Newest};

/// What was read of the log of decisions, and what holds it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct DecisionsRead {
    /// Lines that are held.
    pub lines: u64,
    /// Those of a version that did not link them.
    pub unlinked: u64,
    /// ANCHOR entries of the ledger whose line is held.
    pub anchors: u64,
    /// Lines that are newer than the newest of these.
    pub newer: u64,
    /// Index of the newest of these.
    pub anchor: Option<u64>,
}

/// Reads every line that is held.
pub(super) fn check(
    decisions: &Decisions,
    anchors: &[AnchoredRoot],
    findings: &mut Findings,
    tell: Tell<'_>,
) -> DecisionsRead {
    let mut checked = Checked {
        chain: Chain::default(),
        fits: Fits::of(anchors),
        is_whole: true,
        findings,
    };
    match decisions.generations() {
        Ok(all) => {
            for generation in Chain::lacking(&all) {
                let folder = format!("data/decisions/{generation:08}");
                checked.finds(Phrase::FoundLogGone { folder });
            }
        }
        Err(error) => {
            checked.finds(Said::of_error(&error));
            return checked.end();
        }
    }
    let read = decisions.walk(&mut |generation, found| {
        checked.take(generation, found);
        let done = checked.chain.lines();
        if done.is_multiple_of(PROGRESS_EVERY) {
            tell(Progress {
                stage: Phrase::ReadingDecisions {}.said(),
                done,
            });
        }
        true
    });
    if let Err(error) = read {
        checked.finds(Said::of_error(&error));
    }
    checked.end()
}

struct Checked<'a> {
    chain: Chain,
    fits: Fits,
    /// False once something was found: what is not compared behind it is told by that.
    is_whole: bool,
    findings: &'a mut Findings,
}

impl Checked<'_> {
    fn finds(&mut self, finding: impl Into<Said>) {
        self.is_whole = false;
        self.findings.add(finding);
    }

    fn take(&mut self, generation: u64, found: Found) {
        let stored = match found {
            Found::Line(stored) => stored,
            Found::Unread(error) => {
                self.chain.skip();
                self.finds(Said::of_error(&error));
                return;
            }
        };
        match self.chain.take(generation, &stored) {
            Ok(line) => {
                if let Err(entry) = self.fits.take(line) {
                    let line = line.number;
                    let what = Phrase::FoundOtherLine { line, entry };
                    self.finds(in_log(what));
                }
            }
            Err(why) => self.finds(Phrase::FoundAt {
                place: Phrase::HeldDecisions {}.said(),
                what: why.said(),
            }),
        }
    }

    fn end(self) -> DecisionsRead {
        let newest = self.chain.newest();
        let beyond = self.fits.roots.range(newest.number + 1..);
        if let Some((number, of)) = beyond.last()
            && let Some(anchor) = of.last()
        {
            self.findings.add(in_log(Phrase::FoundLogEnds {
                newest: newest.number,
                entry: anchor.entry,
                line: *number,
            }));
        }
        // Old lines go with their generation; the newest that the ledger holds is younger than what goes.
        let within = self.fits.roots.range(..=newest.number);
        if let Some((number, of)) = within.last()
            && let Some(anchor) = of.last()
            && self.is_whole
            && self.fits.newest.map(|(newest, _)| newest) < Some(*number)
        {
            self.findings.add(in_log(Phrase::FoundLogLacks {
                newest: newest.number,
                line: *number,
                entry: anchor.entry,
            }));
        }
        let held = self.fits.newest;
        DecisionsRead {
            lines: self.chain.lines(),
            unlinked: self.chain.unlinked(),
            anchors: self.fits.fitting,
            newer: newest
                .number
                .saturating_sub(held.map_or(0, |(number, _)| number)),
            anchor: held.map(|(_, entry)| entry),
        }
    }
}

/// What was found of the log of decisions, behind its folder.
fn in_log(what: Phrase) -> Phrase {
    Phrase::FoundAt {
        place: place(AnchoredJournal::Decisions).said(),
        what: what.said(),
    }
}

/// What the ledger says of lines, and how much of it holds.
struct Fits {
    /// By the number of the line.
    roots: BTreeMap<u64, Vec<AnchoredRoot>>,
    fitting: u64,
    /// The newest line that fits, and the entry that says so.
    newest: Option<(u64, u64)>,
}

impl Fits {
    fn of(anchors: &[AnchoredRoot]) -> Self {
        let number = AnchoredJournal::Decisions.number();
        let mut roots: BTreeMap<u64, Vec<_>> = BTreeMap::new();
        for anchor in anchors.iter().filter(|anchor| anchor.journal == number) {
            roots.entry(anchor.size).or_default().push(*anchor);
        }
        Self {
            roots,
            fitting: 0,
            newest: None,
        }
    }

    /// Compares a line with what the ledger says of it; the entry that says another, when it does.
    fn take(&mut self, line: Newest) -> Result<(), u64> {
        for anchor in self.roots.get(&line.number).into_iter().flatten() {
            if line.hash != Some(anchor.root) {
                return Err(anchor.entry);
            }
            self.fitting += 1;
            self.newest = Some((line.number, anchor.entry));
        }
        Ok(())
    }
}

impl DecisionsRead {
    /// What was read and holds, when nothing was found: a sentence each.
    pub fn said(&self) -> Vec<Phrase> {
        let lines = self.lines;
        if lines == 0 {
            return vec![Phrase::ReadNoLine {}];
        }
        let mut said = vec![match self.unlinked {
            0 => Phrase::ReadLines { lines },
            unlinked => Phrase::ReadLinesUnlinked { lines, unlinked },
        }];
        let Some(entry) = self.anchor else {
            said.push(Phrase::ReadLinesUnanchored {});
            return said;
        };
        let anchors = self.anchors;
        said.push(Phrase::ReadLinesAnchored { anchors, entry });
        let lines = self.newer;
        said.extend((lines > 0).then_some(Phrase::ReadLinesNewer { lines }));
        said
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use prost::Message as _;

    use super::*;
    use crate::decisions::Line;
    use crate::decisions::tests::{log, log_until, open, stored, write};

    /// The anchor of the newest line.
    fn anchor(decisions: &Decisions, entry: u64) -> AnchoredRoot {
        let newest = decisions.newest();
        AnchoredRoot {
            entry,
            journal: AnchoredJournal::Decisions.number(),
            size: newest.number,
            root: newest.hash.unwrap(),
        }
    }

    fn checked(root: &Path, anchors: &[AnchoredRoot]) -> (DecisionsRead, Vec<String>) {
        let mut findings = Findings::default();
        let read = check(&open(root), anchors, &mut findings, &mut |_| {});
        (read, findings.sentences().to_vec())
    }

    /// One finding, and it names the log and holds these words.
    fn finds(root: &Path, anchors: &[AnchoredRoot], words: &str) {
        let (_, findings) = checked(root, anchors);
        let [finding] = findings.try_into().unwrap();
        assert!(finding.contains("log of decisions"), "{finding}");
        assert!(finding.contains(words), "{finding}");
    }

    /// A log of five lines, of which the third was anchored by entry 9.
    fn anchored(root: &Path) -> AnchoredRoot {
        let decisions = open(root);
        log(&decisions, 0..3);
        let anchor = anchor(&decisions, 9);
        log(&decisions, 3..5);
        anchor
    }

    /// Links lines anew, as whoever can write the files would.
    fn linked(lines: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let mut before = Vec::new();
        let lines = (1..).zip(lines).map(|(number, stored)| {
            let mut line = Line::decode(&**stored).unwrap();
            (line.number, line.previous) = (number, std::mem::take(&mut before));
            let stored = line.encode_to_vec();
            before = ntc_core::ledger::leaf::journal(&stored).as_bytes().to_vec();
            stored
        });
        lines.collect()
    }

    #[test]
    fn a_log_that_is_whole_is_well_and_it_is_told_how_far_the_ledger_holds_it() {
        let dir = tempfile::tempdir().unwrap();
        let (read, findings) = checked(dir.path(), &[]);
        assert_eq!((read, findings), (DecisionsRead::default(), Vec::new()));
        let anchor = anchored(dir.path());
        let (read, findings) = checked(dir.path(), &[anchor]);
        assert_eq!(findings, Vec::<String>::new());
        let expected = DecisionsRead {
            lines: 5,
            unlinked: 0,
            anchors: 1,
            newer: 2,
            anchor: Some(9),
        };
        assert_eq!(read, expected);
        assert_eq!(
            read.said()
                .iter()
                .map(Phrase::to_string)
                .collect::<Vec<_>>(),
            [
                "5 lines of the log of decisions; each names the one before it.",
                "One ANCHOR entry of the ledger, entry 9, holds lines of it: no line up to that one was \
                 altered, taken out or cut off since.",
                "The ledger does not hold 2 newer lines yet."
            ]
        );
        let other = AnchoredRoot {
            journal: AnchoredJournal::Audit.number(),
            ..anchor
        };
        assert_eq!(
            checked(dir.path(), &[other]).0.anchor,
            None,
            "of another journal"
        );
    }

    #[test]
    fn a_log_that_lies_in_the_place_of_the_anchored_one_is_told_by_the_line_that_is_not_held() {
        let dir = tempfile::tempdir().unwrap();
        let anchor = anchored(dir.path());
        let mut forged = Line::decode(&*stored(dir.path(), 1)[4]).unwrap();
        (forged.number, forged.generation, forged.previous) = (1000, 2, vec![0; 32]);
        write(dir.path(), 1, &[]);
        write(dir.path(), 2, &[forged.encode_to_vec()]);
        finds(
            dir.path(),
            &[anchor],
            "line 3, which ledger entry 9 anchors, is not held",
        );
    }

    #[test]
    fn a_line_that_was_altered_or_taken_out_is_told_with_its_place_and_linked_anew_by_the_ledger() {
        let dir = tempfile::tempdir().unwrap();
        let anchor = anchored(dir.path());
        let all = stored(dir.path(), 1);
        let mut altered = all.clone();
        let mut line = Line::decode(&*altered[1]).unwrap();
        line.party = "KZ/customs".to_owned();
        altered[1] = line.encode_to_vec();
        let mut fewer = all.clone();
        fewer.remove(1);
        let place = "data/decisions/00000001 frame";
        for (lines, frame) in [(&altered, 2), (&fewer, 1)] {
            write(dir.path(), 1, lines);
            let (_, findings) = checked(dir.path(), &[]);
            let why = format!("{place} {frame} does not name the line before it");
            assert!(findings[0].contains(&why), "{findings:?}");
        }
        for lines in [&altered, &fewer] {
            write(dir.path(), 1, &linked(lines));
            finds(
                dir.path(),
                &[anchor],
                "line 3 of the log of decisions is not the one whose hash ledger entry 9",
            );
        }
        write(dir.path(), 1, &all);
        assert_eq!(checked(dir.path(), &[anchor]).1, Vec::<String>::new());
    }

    #[test]
    fn an_end_that_was_cut_off_is_told_where_the_ledger_holds_it_and_what_never_was_durable_is_not()
    {
        let dir = tempfile::tempdir().unwrap();
        let anchor = anchored(dir.path());
        let all = stored(dir.path(), 1);
        // Lines that no entry holds yet may be gone with a crash.
        write(dir.path(), 1, &all[..3]);
        assert_eq!(checked(dir.path(), &[anchor]).1, Vec::<String>::new());
        write(dir.path(), 1, &all[..2]);
        finds(
            dir.path(),
            &[anchor],
            "ends with line 2, but ledger entry 9 anchors line 3",
        );
        fs::remove_dir_all(dir.path().join("00000001")).unwrap();
        finds(dir.path(), &[anchor], "ends with line 0");
    }

    #[test]
    fn what_a_crash_cut_off_behind_the_durable_end_is_no_finding_and_the_next_line_is_linked_to_the_last_one()
     {
        let dir = tempfile::tempdir().unwrap();
        let anchor = anchored(dir.path());
        let decisions = open(dir.path());
        // The process dies with lines that wait, and a write that was torn.
        decisions.note(&crate::decisions::tests::line(9));
        drop(decisions);
        let segment = dir.path().join("00000001/00000000.seg");
        let mut bytes = fs::read(&segment).unwrap();
        let end = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
        bytes[end..end + 30].fill(0xa5);
        fs::write(&segment, &bytes).unwrap();
        assert_eq!(checked(dir.path(), &[anchor]).1, Vec::<String>::new());
        log(&open(dir.path()), 5..6);
        let (read, findings) = checked(dir.path(), &[anchor]);
        assert_eq!((read.lines, findings), (6, Vec::new()));
    }

    #[test]
    fn a_file_that_was_altered_cut_or_taken_away_is_told_with_its_path_and_the_rest_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let decisions = open(dir.path());
        log_until(&decisions, 4);
        let anchor = anchor(&decisions, 9);
        let lines = checked_open(&decisions, &[anchor]).0.lines;
        drop(decisions);
        let file = dir.path().join("00000002/00000003.seg");
        let bytes = fs::read(&file).unwrap();
        let mut altered = bytes.clone();
        altered[40] ^= 1;
        for (bad, words) in [
            (altered, "00000003.seg"),
            (bytes[..50].to_vec(), "00000003.seg"),
        ] {
            fs::write(&file, bad).unwrap();
            let (read, findings) = checked(dir.path(), &[anchor]);
            assert_eq!(findings.len(), 1, "{findings:?}");
            assert!(
                findings[0].starts_with("the log of decisions: "),
                "{findings:?}"
            );
            assert!(
                findings[0].contains("00000002") && findings[0].contains(words),
                "{findings:?}"
            );
            assert_eq!(read.anchor, Some(9), "the rest is read");
            assert!(read.lines < lines);
        }
        fs::remove_file(&file).unwrap();
        let (_, findings) = checked(dir.path(), &[anchor]);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert!(findings[0].contains("00000002"), "{findings:?}");
        fs::write(&file, &bytes).unwrap();
        assert_eq!(checked(dir.path(), &[anchor]).1, Vec::<String>::new());
        // A whole generation, the oldest too: only what the bound takes may go.
        let (first, aside) = (dir.path().join("00000001"), dir.path().join("aside"));
        fs::rename(&first, &aside).unwrap();
        finds(
            dir.path(),
            &[anchor],
            "data/decisions/00000001 of the log of decisions is missing",
        );
        fs::rename(&aside, &first).unwrap();
        let second = dir.path().join("00000002");
        fs::rename(&second, &aside).unwrap();
        let (_, findings) = checked(dir.path(), &[anchor]);
        assert!(
            findings[0].contains("00000002 of the log of decisions is missing"),
            "{findings:?}"
        );
        // Nor does another one in its place hide it.
        fs::rename(&first, &second).unwrap();
        let (_, findings) = checked(dir.path(), &[anchor]);
        assert!(
            findings
                .iter()
                .any(|it| it.contains("was written to generation 1")),
            "{findings:?}"
        );
    }

    fn checked_open(
        decisions: &Decisions,
        anchors: &[AnchoredRoot],
    ) -> (DecisionsRead, Vec<String>) {
        let mut findings = Findings::default();
        let read = check(decisions, anchors, &mut findings, &mut |_| {});
        (read, findings.sentences().to_vec())
    }

    #[test]
    fn a_folder_that_was_moved_away_or_replaced_under_a_running_node_is_told_with_its_path() {
        let dir = tempfile::tempdir().unwrap();
        let (root, aside) = (dir.path().join("decisions"), dir.path().join("aside"));
        let decisions = open(&root);
        log(&decisions, 1..3);
        let finds = |what: &str| {
            let (_, findings) = checked_open(&decisions, &[]);
            let words = format!("{} is not what the node writes to", root.display());
            assert!(
                findings.len() == 1 && findings[0].contains(&words),
                "{what}: {findings:?}"
            );
        };
        let is_clean = || checked_open(&decisions, &[]).1.is_empty();
        assert!(is_clean());
        fs::rename(&root, &aside).unwrap();
        finds("moved away");
        fs::create_dir(&root).unwrap();
        finds("an empty one");
        fs::create_dir(root.join("00000001")).unwrap();
        for entry in fs::read_dir(aside.join("00000001")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), root.join("00000001").join(entry.file_name())).unwrap();
        }
        finds("a copy");
        fs::remove_dir_all(&root).unwrap();
        fs::rename(&aside, &root).unwrap();
        assert!(is_clean(), "put back");
    }

    #[test]
    fn what_the_bound_takes_is_no_finding_and_anchors_of_lines_that_went_with_it_say_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let decisions = open(dir.path());
        log(&decisions, 0..1);
        let old = anchor(&decisions, 3);
        log_until(&decisions, 18);
        let new = anchor(&decisions, 9);
        assert_eq!(decisions.generations().unwrap().first(), Some(&3));
        let (read, findings) = checked_open(&decisions, &[old, new]);
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!((read.anchors, read.anchor, read.newer), (1, Some(9), 0));
    }
}
