//! Given names that sound like others and are not: what tells Gülmira from Gülnara, and Hasan from Hüseyin.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::cost::Costs;
use super::distance::Rows;
use super::score::likeness;
use super::skeleton;
use super::sound::{Sounds, stem};

/// Each row is one name in its forms, as languages of the region write it. Names that are forms of each other share a row,
/// so that only names that nobody takes for each other stand apart.
const NAMES: &[&[&str]] = &[
    // Azerbaijan, Türkiye, Central Asia.
    &["adil", "odil"],
    &["ahmad", "ahmet", "akhmed", "əhməd"],
    &["aidar", "aydar"],
    &["aidos"],
    &["akif"],
    &["ali", "əli"],
    &["alibek"],
    &["almas", "almaz"],
    &["anar"],
    &["anvar", "ənvər", "enver"],
    &["arif", "orif"],
    &["arman"],
    &["asif", "osif"],
    &["askar", "əsgər"],
    &["askhat"],
    &["atif"],
    &["aygün"],
    &["aynur", "ainur"],
    &["aysel"],
    &["ayten", "aytən"],
    &["azamat"],
    &["baurzhan", "бауыржан"],
    &["baxtiyor", "bakhtiyar"],
    &["bakyt", "bakhyt", "бахыт"],
    &["ceyhun", "jeyhun"],
    &["daniyar", "doniyor"],
    &["dauren"],
    &["diana"],
    &["dilbar"],
    &["dilfuza"],
    &["dilnoza"],
    &["dilshod"],
    &["dinara"],
    &["elçin", "elchin"],
    &["eldar"],
    &["elman"],
    &["elmar"],
    &["elnur"],
    &["elşən", "elshan"],
    &["elvin"],
    &["emin", "əmin", "amin"],
    &["erbol", "yerbol"],
    &["erlan", "yerlan"],
    &["erzhan", "yerzhan", "ержан"],
    &["gülmira"],
    &["gülnara", "gülnar"],
    &["gülnaz"],
    &["gülsara"],
    &["günay"],
    &["günel"],
    &["hasan", "həsən", "гасан"],
    &["hüseyin", "hüseyn", "hussein", "гусейн"],
    &["xusan", "хусан"],
    &["ilham"],
    &["ilqar", "ilgar"],
    &["kamal", "kemal"],
    &["kamil"],
    &["kamran"],
    &["karim", "kərim"],
    &["mahir"],
    &["mahmud", "mahmut"],
    &["marat"],
    &[
        "mehmet",
        "məhəmməd",
        "məmməd",
        "mamed",
        "muhammad",
        "mohammed",
        "магомед",
    ],
    &["metin", "mətin"],
    &["murad", "murat"],
    &["mustafa"],
    &["namiq"],
    &["natiq"],
    &["nargiz", "nərgiz"],
    &["nazim"],
    &["nigar", "nigora"],
    &["nilufar"],
    &["nodira", "nadira"],
    &["nurlan"],
    &["nurzhan", "нұржан", "nurjan"],
    &["nursultan"],
    &["otabek"],
    &["oybek", "aibek", "aybek"],
    &["ramil"],
    &["ramin"],
    &["ramiz"],
    &["rasim"],
    &["rauf"],
    &["rəşad", "rashad"],
    &["rəşid", "rashid"],
    &["ruslan"],
    &["rüstəm", "rustam"],
    &["samad", "səməd"],
    &["samir"],
    &["sanjar"],
    &["sardor", "serdar", "sərdar"],
    &["sarvar", "server", "sərvər"],
    &["tahir", "tohir"],
    &["tərlan", "tarlan"],
    &["timur", "teymur", "temur"],
    &["tural"],
    &["vaqif"],
    &["vasif"],
    &["vəli", "vali"],
    &["vüqar", "vugar"],
    &["vüsal", "vusal"],
    &["zahid"],
    &["zakir"],
    &["zaur"],
    // Georgia.
    &["davit", "david"],
    &["gela"],
    &["gia"],
    &["jemal"],
    &["lasha"],
    &["levan"],
    &["luka"],
    &["mamuka"],
    &["merab"],
    &["nana"],
    &["nani"],
    &["nato"],
    &["natia"],
    &["nino", "nina"],
    &["nodar"],
    &["otar"],
    &["tamar", "tamara"],
    &["tamta"],
    &["tengiz"],
    &["zaza"],
    &["zurab"],
    &["zviad"],
    // Moldova, Ukraine and their neighbours.
    &["adrian"],
    &["aleksandr", "oleksandr", "alexandru", "alexander"],
    &["aleksei", "oleksii", "alexey"],
    &["alina"],
    &["alla"],
    &["anatoly", "anatolii"],
    &["andrei", "andrii"],
    &["anna", "hanna", "ganna"],
    &["anton"],
    &["artem"],
    &["artur"],
    &["danylo", "daniil"],
    &["darya", "daria"],
    &["denis", "denys"],
    &["dmitry", "dmytro"],
    &["ekaterina", "ecaterina", "kateryna"],
    &["elena", "olena", "yelena"],
    &["galina", "halyna"],
    &["igor", "ihor"],
    &["irina", "iryna"],
    &["maksim", "maxim", "maksym"],
    &["maria", "mariya"],
    &["mariana"],
    &["marina", "maryna"],
    &["mikhail", "mykhailo", "mihail"],
    &["mykola", "nikolai", "nicolae"],
    &["mykyta", "nikita"],
    &["nadezhda", "nadejda", "nadiya"],
    &["natalya", "natalia", "nataliya"],
    &["oksana", "oxana"],
    &["oleg", "oleh"],
    &["olga", "olha"],
    &["olesya"],
    &["pavel", "pavlo"],
    &["petr", "petro", "pyotr"],
    &["roman"],
    &["semyon", "semen"],
    &["sergei", "serhii", "sergiu"],
    &["svetlana", "svitlana"],
    &["taras"],
    &["vadim", "vadym"],
    &["valentin", "valentyn"],
    &["valentina"],
    &["vasile", "vasily", "vasyl"],
    &["viktor", "victor"],
    &["viorel"],
    &["vitaly", "vitalii", "vitalie"],
    &["vladimir", "volodymyr"],
    &["vladislav", "vladyslav"],
    &["vsevolod"],
    &["yulia", "yuliya"],
    &["yuri", "yurii", "iurie"],
];

/// The given name that a word is a form of, counted from 1; 0 when it is a form of none.
pub(super) type Given = u16;

/// What the number of a given name is higher by where it is that of a family name made of it.
const FAMILY: Given = 1_000;

/// The least likeness at which a word is a form that is listed.
const LISTED: u32 = 940;

static BY_SKELETON: LazyLock<HashMap<u32, Vec<(Given, Sounds)>>> = LazyLock::new(|| {
    let mut by_skeleton: HashMap<u32, Vec<(Given, Sounds)>> = HashMap::new();
    for (number, forms) in (1..).zip(NAMES) {
        for form in *forms {
            let sounds = Sounds::of(form);
            for key in skeleton::whole(&sounds) {
                let of_key = by_skeleton.entry(key).or_default();
                of_key.push((number, sounds.clone()));
            }
        }
    }
    by_skeleton
});

/// The name that a word is a form of, by its sounds, or that a family name is made of.
pub(super) fn name_of(sounds: &Sounds) -> Given {
    // Without vowels a word is a form of several.
    if sounds.is_abjad {
        return 0;
    }
    let name = listed(sounds);
    if name != 0 {
        return name;
    }
    let made_of = stem(sounds).map(|stem| listed(&stem));
    // A name and a family name made of it are two.
    made_of
        .filter(|name| *name != 0)
        .map_or(0, |name| name + FAMILY)
}

fn listed(sounds: &Sounds) -> Given {
    let (mut rows, costs) = (Rows::default(), Costs::get());
    let mut best = (LISTED, 0);
    for key in skeleton::whole(sounds) {
        for (name, form) in BY_SKELETON.get(&key).into_iter().flatten() {
            let like = likeness(&mut rows, sounds, form, costs);
            if let Some((like, _)) = like.filter(|(like, _)| *like > best.0) {
                best = (like, *name);
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> Given {
        name_of(&Sounds::of(word))
    }

    #[test]
    fn forms_of_one_name_meet_in_any_script_and_names_that_sound_alike_do_not() {
        for (one, other) in [
            ("Elçin", "Эльчин"),
            ("Gülmira", "Гульмира"),
            ("Нұржан", "Nurzhan"),
            ("Hüseyin", "Гусейн"),
            ("ნინო", "Нино"),
            ("Məmmədov", "Магомедов"),
        ] {
            assert_ne!(of(one), 0, "{one}");
            assert_eq!(of(one), of(other), "{one} {other}");
        }
        for (one, other) in [
            ("Elçin", "Elşən"),
            ("Gülmira", "Гульнара"),
            ("Nurlan", "Нұржан"),
            ("Мария", "Марина"),
            ("Məmmədov", "Махмудов"),
        ] {
            assert_ne!(of(one), of(other), "{one} {other}");
        }
        assert_eq!(of("Kowalski"), 0);
    }

    #[test]
    fn every_form_that_is_listed_is_one_of_its_own_name() {
        for (number, forms) in (1..).zip(NAMES) {
            for form in *forms {
                assert_eq!(of(form), number, "{form}");
            }
        }
    }
}
