//! Short and familiar forms of given names that are not like them by sound.

/// Each row is one name in its forms.
const FORMS: [&[&str]; 40] = [
    &["robert", "bob", "rob", "bobby", "роберт", "боб"],
    &[
        "william",
        "bill",
        "will",
        "willie",
        "billy",
        "liam",
        "уильям",
        "билл",
        "вильям",
    ],
    &["richard", "dick", "rick", "ricky", "ричард", "дик", "рик"],
    &["michael", "mike", "mick", "майкл", "майк"],
    &["charles", "chuck", "charlie", "чарльз", "чак", "чарли"],
    &["james", "jim", "jimmy", "jamie", "джеймс", "джим", "джимми"],
    &["john", "jack", "johnny", "джон", "джек"],
    &["thomas", "tom", "tommy", "томас", "том"],
    &["timothy", "tim", "тимоти", "тим"],
    &["edward", "ted", "ed", "eddie", "эдвард", "тед", "эд"],
    &["theodore", "ted", "теодор", "тед"],
    &["joseph", "joe", "joey", "джозеф", "джо"],
    &["daniel", "dan", "danny", "дэниел", "дэн"],
    &["david", "dave", "дэвид", "дейв"],
    &["andrew", "andy", "drew", "эндрю", "энди"],
    &["anthony", "tony", "энтони", "тони"],
    &["benjamin", "ben", "benny", "бенджамин", "бен"],
    &["christopher", "chris", "кристофер", "крис"],
    &["samuel", "sam", "сэмюэл", "сэм"],
    &["steven", "stephen", "steve", "стивен", "стив"],
    &["gregory", "greg", "грегори", "грег"],
    &["nicholas", "nick", "николас", "ник"],
    &["patrick", "pat", "paddy", "патрик", "пэт"],
    &["lawrence", "larry", "лоуренс", "ларри"],
    &["henry", "harry", "hank", "генри", "гарри"],
    &[
        "elizabeth",
        "liz",
        "beth",
        "betty",
        "элизабет",
        "лиз",
        "бетти",
    ],
    &["margaret", "maggie", "peggy", "meg", "маргарет", "мэгги"],
    &["katherine", "kate", "kathy", "cathy", "кэтрин", "кейт"],
    &[
        "alexander",
        "alex",
        "alec",
        "sasha",
        "александр",
        "олександр",
        "саша",
        "алекс",
        "alexandr",
        "aleksandr",
        "oleksandr",
    ],
    &["alexandra", "alex", "sasha", "александра", "саша"],
    &["mikhail", "misha", "михаил", "миша"],
    &[
        "dmitry",
        "dmitri",
        "dima",
        "mitya",
        "дмитрий",
        "дима",
        "митя",
    ],
    &[
        "vladimir",
        "volodymyr",
        "vova",
        "volodya",
        "владимир",
        "володимир",
        "вова",
        "володя",
    ],
    &["nikolai", "nikolay", "kolya", "николай", "коля"],
    &["sergei", "sergey", "seryozha", "сергей", "сережа"],
    &["evgeny", "yevgeny", "zhenya", "евгений", "женя"],
    &["ivan", "vanya", "иван", "ваня"],
    &["aleksei", "alexey", "alyosha", "алексей", "алёша", "леша"],
    &["anna", "anya", "hanna", "анна", "аня", "ганна"],
    &["ekaterina", "katya", "екатерина", "катя"],
];

/// The names, a bit for each, that a word in small letters is a form of.
pub(super) fn names_of(lower: &str) -> u64 {
    let rows = FORMS
        .iter()
        .enumerate()
        .filter(|(_, forms)| forms.contains(&lower));
    rows.fold(0, |bits, (row, _)| bits | 1 << row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_name_meet_and_others_do_not() {
        assert_ne!(names_of("bob") & names_of("роберт"), 0);
        assert_ne!(names_of("ted") & names_of("theodore"), 0);
        assert_eq!(names_of("bob") & names_of("bill"), 0);
        assert_eq!(names_of("elçin"), 0);
        assert!(FORMS.len() < 64);
    }
}
