//! Letters of other scripts by their sound.

use unicode_normalization::UnicodeNormalization;

use super::form::Form;
use super::likeness::Why;
use super::roman::roman;
use crate::model::identifier::alphanumeric;

/// A text in small Latin letters by sound: compatibility forms folded, marks taken off, digits kept. Letters of scripts
/// that have no row in the table of sounds stay as they are.
pub(super) fn romanised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkc().flat_map(char::to_lowercase) {
        if let Some(roman) = roman(c) {
            out.push_str(roman);
        } else if c.is_ascii_alphanumeric() {
            out.push(c);
        } else {
            let bare = std::iter::once(c).nfd().filter(|c| c.is_alphanumeric());
            for c in bare {
                match roman(c) {
                    Some(roman) => out.push_str(roman),
                    None => out.push(c),
                }
            }
        }
    }
    out
}

fn is_georgian(c: char) -> bool {
    matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// What a number written in Georgian or Cyrillic letters stands for by their sound. Nothing else can be meant by a
/// Georgian one, because plates and documents carry Latin letters; a Cyrillic one can be meant by its shape.
pub(super) fn sounded(raw: &str, body: &str) -> Vec<Form> {
    let cyrillic = raw.contains(is_cyrillic);
    if !cyrillic && !raw.contains(is_georgian) {
        return Vec::new();
    }
    let why = if cyrillic { Why::Sound } else { Why::Script };
    // Once all letters by sound, once those alone that have no twin of their shape; and by its shape У is Y, in the
    // owner's code of a container U.
    let with_u = alphanumeric(&raw.replace(['У', 'у'], "U"));
    [raw, body]
        .into_iter()
        .map(|text| romanised(text).to_ascii_uppercase())
        .chain([with_u])
        .filter(|sounded| sounded.is_ascii() && sounded != body)
        .map(|sounded| Form::new(sounded, why))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_script_is_read_by_its_sound() {
        for (text, latin) in [
            ("Батуми", "batumi"),
            ("ბათუმი", "batumi"),
            ("Әлиев", "aliev"),
            ("Şəki", "saki"),
            ("Қазақстан", "qazaqstan"),
            ("Ўзбекистон", "ozbekiston"),
            ("Київ", "kiiv"),
            ("Chișinău", "chisinau"),
            ("İzmir", "izmir"),
            ("Щербак", "shcherbak"),
            ("Türkmenbaşy", "turkmenbasy"),
        ] {
            assert_eq!(romanised(text), latin, "{text}");
        }
    }

    #[test]
    fn a_georgian_number_has_one_reading_and_a_cyrillic_one_is_a_question() {
        let georgian = sounded("ტტ-123-ბბ", "ტტ123ბბ");
        assert_eq!(
            georgian.first().map(|form| form.body.as_str()),
            Some("TT123BB")
        );
        assert_eq!(georgian.first().map(|form| form.why), Some(Why::Script));
        let cyrillic = sounded("01 Д 123 ВВ", "01Д123BB");
        let bodies: Vec<_> = cyrillic.iter().map(|form| form.body.as_str()).collect();
        assert_eq!(bodies, ["01D123VV", "01D123BB"]);
        assert!(cyrillic.iter().all(|form| form.why == Why::Sound));
    }
}
