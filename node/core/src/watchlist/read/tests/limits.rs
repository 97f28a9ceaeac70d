//! Each limit of the readers, and one past it.

use super::*;
use crate::watchlist::MAX_PER_ENTRY;

fn reason(files: &[&[u8]], format: Format) -> Result<(), Reason> {
    let (told, _, _) = read_all(files, Some(format));
    told.map(drop).map_err(|error| error.reason())
}

const HEADING: &str = "id,schema,name,aliases\n";

#[test]
fn files() {
    let one = format!("{HEADING}1,Person,Ann,\n");
    let other = |number: usize| format!("{HEADING}{number},Person,Ann,\n");
    let many: Vec<_> = (0..MAX_FILES).map(other).collect();
    let mut many: Vec<&[u8]> = many.iter().map(String::as_bytes).collect();
    assert_eq!(reason(&many, Format::OpenSanctions), Ok(()));
    many.push(one.as_bytes());
    assert_eq!(reason(&many, Format::OpenSanctions), Err(Reason::TooLarge));
    assert_eq!(
        reason(&[], Format::OpenSanctions),
        Err(Reason::ListPartMissing)
    );
}

#[test]
fn a_line_and_a_row_of_several_lines() {
    let row = |length: usize| format!("{HEADING}1,Person,Ann,{}\n", "a".repeat(length - 13));
    assert_eq!(
        reason(&[row(MAX_LINE).as_bytes()], Format::OpenSanctions),
        Ok(())
    );
    assert_eq!(
        reason(&[row(MAX_LINE + 1).as_bytes()], Format::OpenSanctions),
        Err(Reason::TooLarge)
    );
    let lines = format!("{HEADING}1,Person,Ann,\"{}\"\n", "a\n".repeat(MAX_LINE / 2));
    assert_eq!(
        reason(&[lines.as_bytes()], Format::OpenSanctions),
        Err(Reason::TooLarge)
    );
}

#[test]
fn depth_and_elements_and_text_of_a_record() {
    let with = |inside: String| {
        format!(
            "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>A</FIRST_NAME>{inside}\
             </INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
        )
    };
    let deep = |depth: usize| with(format!("{}{}", "<A>".repeat(depth), "</A>".repeat(depth)));
    assert_eq!(
        reason(&[deep(MAX_DEPTH - 3).as_bytes()], Format::Un),
        Ok(())
    );
    assert_eq!(
        reason(&[deep(MAX_DEPTH - 2).as_bytes()], Format::Un),
        Err(Reason::TooLarge)
    );
    let many = |count: usize| with("<A/>".repeat(count));
    let most = xml::MAX_ELEMENTS - 3;
    assert_eq!(reason(&[many(most).as_bytes()], Format::Un), Ok(()));
    assert_eq!(
        reason(&[many(most + 1).as_bytes()], Format::Un),
        Err(Reason::TooLarge)
    );
    let long = with("a".repeat(MAX_TEXT + 200_000));
    assert_eq!(
        reason(&[long.as_bytes()], Format::Un),
        Err(Reason::TooLarge)
    );
    let sum = with(format!("{}<A/>", "a".repeat(MAX_TEXT / 2)).repeat(2) + "aa");
    assert_eq!(reason(&[sum.as_bytes()], Format::Un), Err(Reason::TooLarge));
}

#[test]
fn a_file_of_ones_own() {
    struct Long(u64);
    impl Source for Long {
        fn open(&mut self) -> io::Result<Box<dyn io::BufRead + '_>> {
            use io::Read as _;
            let head = &b"name,country\nAnn,GE\n"[..];
            let blanks = io::repeat(b' ').take(self.0 - head.len() as u64 - 1);
            let whole = head.chain(blanks).chain(&b"\n"[..]);
            Ok(Box::new(io::BufReader::new(whole)))
        }
    }
    let read = |length| {
        let told = read(
            &mut [&mut Long(length)],
            Some(Format::Csv),
            today(),
            &mut |_| ControlFlow::Continue(()),
        );
        told.map(drop).map_err(|error| error.reason())
    };
    assert_eq!(read(MAX_OWN_FILE), Ok(()));
    assert_eq!(read(MAX_OWN_FILE + 1), Err(Reason::TooLarge));
}

#[test]
fn faults_are_told_up_to_their_limit_and_counted_beyond() {
    let bad = "2,Person\n".repeat(usize::try_from(MAX_FAULTS).unwrap() + 1);
    let text = format!("{HEADING}1,Person,Ann,\n{bad}");
    let (told, _, faults) = read_all(&[text.as_bytes()], Some(Format::OpenSanctions));
    assert_eq!(faults.len() as u64, MAX_FAULTS);
    assert_eq!(told.unwrap().refused, MAX_FAULTS + 1);
}

#[test]
fn names_of_an_entry_are_cut_and_that_is_told() {
    let aliases = |count: usize| {
        (0..count)
            .map(|n| format!("Ann {n}"))
            .collect::<Vec<_>>()
            .join(";")
    };
    let row = |count| format!("{HEADING}1,Person,Ann,{}\n", aliases(count));
    let read = |count| {
        let (_, entries, faults) = read_all(&[row(count).as_bytes()], Some(Format::OpenSanctions));
        (entries[0].names.len(), faults.len())
    };
    assert_eq!(read(MAX_PER_ENTRY - 1), (MAX_PER_ENTRY, 0));
    assert_eq!(read(MAX_PER_ENTRY), (MAX_PER_ENTRY, 1));
}
