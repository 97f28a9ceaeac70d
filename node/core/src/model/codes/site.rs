//! Border crossings of the seven states, for places and routes: land crossings have no UN/LOCODE.
//!
//! Own list, as no international one has land crossings: names under which public reports know them. It is no one's
//! official list, it is not complete, and whether a crossing is open at present it does not say. A crossing that reports
//! know as planned alone, or that one side never opened, is left out.
//!
//! A code starts with the state on whose side it lies. The label names both sides, the mode and the neighbour. Where
//! the neighbour has no codes of its own, the same code serves on both sides, and the country beside it says which is
//! meant.

use super::{Code, CodeList, code, list};

const CODES: &[Code] = &[
    code("az_astara", "Astara – Astara, road, IR"),
    code("az_astara_rail", "Astara – Astara, rail, IR"),
    code("az_bilasuvar", "Biləsuvar – Parsabad, road, IR"),
    code("az_julfa", "Culfa – Jolfa, road, IR"),
    code("az_julfa_rail", "Culfa – Jolfa, rail, IR"),
    code("az_shahtakhti", "Şahtaxtı – Poldasht, road, IR"),
    code("az_agbend", "Ağbənd – Kalaleh, road, IR"),
    code("az_sadarak", "Sədərək – Dilucu, road, TR"),
    code("az_samur", "Samur – Yarag-Kazmalyar, road, RU"),
    code("az_khanoba", "Xanoba – Tagirkent-Kazmalyar, road, RU"),
    code("az_zukhuloba", "Zuxuloba – Novo-Filya, road, RU"),
    code("az_yalama_rail", "Yalama – Samur, rail, RU"),
    code("az_red_bridge", "Sınıq Körpü – Red Bridge, road, GE"),
    code("az_mazymchay", "Mazımçay – Lagodekhi (Tsodna), road, GE"),
    code("az_boyuk_kesik_rail", "Böyük Kəsik – Gardabani, rail, GE"),
    code("az_shikhly_2", "Şıxlı-2 – Vakhtangisi, road, GE"),
    code("az_mughanly", "Muğanlı – Samtatskaro, road, GE"),
    code("ge_sarpi", "Sarpi – Sarp, road, TR"),
    code("ge_vale", "Vale – Türkgözü, road, TR"),
    code("ge_kartsakhi", "Kartsakhi – Aktaş, road, TR"),
    code("ge_akhalkalaki_rail", "Akhalkalaki – Canbaz, rail, TR"),
    code(
        "ge_red_bridge",
        "Tsiteli Khidi (Red Bridge) – Sınıq Körpü, road, AZ",
    ),
    code("ge_lagodekhi", "Lagodekhi (Tsodna) – Mazımçay, road, AZ"),
    code("ge_vakhtangisi", "Vakhtangisi – Şıxlı-2, road, AZ"),
    code("ge_samtatskaro", "Samtatskaro – Muğanlı, road, AZ"),
    code("ge_gardabani_rail", "Gardabani – Böyük Kəsik, rail, AZ"),
    code("ge_sadakhlo", "Sadakhlo – Bagratashen, road, AM"),
    code("ge_sadakhlo_rail", "Sadakhlo – Ayrum, rail, AM"),
    code("ge_guguti", "Guguti – Gogavan, road, AM"),
    code("ge_akhkerpi", "Akhkerpi – Privolnoye, road, AM"),
    code("ge_ninotsminda", "Ninotsminda – Bavra, road, AM"),
    code(
        "ge_kazbegi",
        "Kazbegi (Larsi, Dariali) – Verkhny Lars, road, RU",
    ),
    code(
        "kz_nur_zholy",
        "Nur Zholy (Khorgos, Korgas) – Khorgos, road, CN",
    ),
    code(
        "kz_khorgos_icbc",
        "Khorgos (Korgas) international centre – Khorgos, road, CN",
    ),
    code("kz_altynkol_rail", "Altynkol – Khorgos, rail, CN"),
    code("kz_dostyk", "Dostyk – Alashankou, road, CN"),
    code("kz_dostyk_rail", "Dostyk – Alashankou, rail, CN"),
    code("kz_bakhty", "Bakhty – Baketu, road, CN"),
    code("kz_maikapchagai", "Maikapchagai – Jeminay, road, CN"),
    code("kz_kalzhat", "Kalzhat – Dulata, road, CN"),
    code("kz_kordai", "Kordai – Ak-Zhol, road, KG"),
    code("kz_karasu", "Karasu – Ak-Tilek, road, KG"),
    code("kz_aisha_bibi", "Aisha Bibi – Chon-Kapka, road, KG"),
    code("kz_sypatai_batyr", "Sypatai Batyr – Chaldovar, road, KG"),
    code("kz_sortobe", "Sortobe – Tokmok, road, KG"),
    code("kz_kegen", "Kegen – Karkyra, road, KG"),
    code("kz_lugovaya_rail", "Lugovaya – Kaindy, rail, KG"),
    code(
        "kz_zhibek_zholy",
        "Zhibek Zholy (B. Konysbaev) – Gishtkuprik, road, UZ",
    ),
    code("kz_konysbaev", "B. Konysbaev – Yallama, road, UZ"),
    code("kz_kaplanbek", "Kaplanbek – Navoi, road, UZ"),
    code("kz_kazygurt", "Kazygurt – Zangiota, road, UZ"),
    code("kz_atameken", "Atameken – side of Uzbekistan, road, UZ"),
    code("kz_syrdarya", "Syrdarya – Malik, road, UZ"),
    code("kz_tselinny", "Tselinny – Oq Oltin, road, UZ"),
    code("kz_tazhen", "Tazhen – Daut-Ota, road, UZ"),
    code("kz_saryagash_rail", "Saryagash – Keles, rail, UZ"),
    code("kz_oazis_rail", "Oazis – Karakalpakia, rail, UZ"),
    code("kz_temir_baba", "Temir Baba – Garabogaz, road, TM"),
    code("kz_bolashak_rail", "Bolashak – Serhetyaka, rail, TM"),
    code("kz_kurmangazy", "Kurmangazy – Karauzek, road, RU"),
    code("kz_syrym", "Syrym – Mashtakovo, road, RU"),
    code("kz_taskala", "Taskala – Ozinki, road, RU"),
    code("kz_zhaisan", "Zhaisan – Sagarchin, road, RU"),
    code("kz_aksai", "Aksai – Ilek, road, RU"),
    code("kz_alimbet", "Alimbet – Orsk, road, RU"),
    code("kz_kairak", "Kairak – Bugristoye, road, RU"),
    code("kz_karakoga", "Karakoga – Petukhovo, road, RU"),
    code("kz_urlitobe", "Urlitobe – Olkhovka, road, RU"),
    code("kz_sharbakty", "Sharbakty – Kulunda, road, RU"),
    code("kz_auyl", "Auyl – Veseloyarsk, road, RU"),
    code("kz_petropavl_rail", "Petropavl – Petukhovo, rail, RU"),
    code("md_leuseni", "Leușeni – Albița, road, RO"),
    code("md_sculeni", "Sculeni – Sculeni, road, RO"),
    code("md_costesti", "Costești – Stânca, road, RO"),
    code("md_lipcani", "Lipcani – Rădăuți-Prut, road, RO"),
    code("md_cahul", "Cahul – Oancea, road, RO"),
    code("md_giurgiulesti_galati", "Giurgiulești – Galați, road, RO"),
    code("md_leova", "Leova – Bumbăta, road, RO"),
    code("md_ungheni_rail", "Ungheni – Iași, rail, RO"),
    code("md_giurgiulesti_reni", "Giurgiulești – Reni, road, UA"),
    code("md_palanca", "Palanca – Maiaky-Udobne, road, UA"),
    code("md_tudora", "Tudora – Starokozache, road, UA"),
    code("md_otaci", "Otaci – Mohyliv-Podilskyi, road, UA"),
    code("md_criva", "Criva – Mamalyha, road, UA"),
    code("md_briceni", "Briceni – Rososhany, road, UA"),
    code("md_larga", "Larga – Kelmentsi, road, UA"),
    code("md_vulcanesti", "Vulcănești – Vynohradivka, road, UA"),
    code("md_mirnoe", "Mirnoe – Tabaky, road, UA"),
    code("md_basarabeasca", "Basarabeasca – Serpneve, road, UA"),
    code("md_basarabeasca_rail", "Basarabeasca – Serpneve, rail, UA"),
    code("md_racovat", "Racovăț – Diakivtsi, road, UA"),
    code("md_soroca", "Soroca – Tsekynivka, ferry, UA"),
    code("md_ocnita_rail", "Ocnița – Sokyriany, rail, UA"),
    code("tr_kapikule", "Kapıkule – Kapitan Andreevo, road, BG"),
    code("tr_kapikule_rail", "Kapıkule – Svilengrad, rail, BG"),
    code("tr_hamzabeyli", "Hamzabeyli – Lesovo, road, BG"),
    code("tr_derekoy", "Dereköy – Malko Tarnovo, road, BG"),
    code("tr_ipsala", "İpsala – Kipoi, road, GR"),
    code("tr_pazarkule", "Pazarkule – Kastanies, road, GR"),
    code("tr_uzunkopru_rail", "Uzunköprü – Pythio, rail, GR"),
    code("tr_sarp", "Sarp – Sarpi, road, GE"),
    code("tr_turkgozu", "Türkgözü – Vale, road, GE"),
    code("tr_aktas", "Aktaş – Kartsakhi, road, GE"),
    code("tr_canbaz_rail", "Canbaz – Akhalkalaki, rail, GE"),
    code("tr_dilucu", "Dilucu – Sədərək, road, AZ"),
    code("tr_gurbulak", "Gürbulak – Bazargan, road, IR"),
    code("tr_kapikoy", "Kapıköy – Razi, road, IR"),
    code("tr_kapikoy_rail", "Kapıköy – Razi, rail, IR"),
    code("tr_esendere", "Esendere – Serow, road, IR"),
    code("tr_habur", "Habur – Ibrahim Khalil, road, IQ"),
    code("tr_uzumlu", "Üzümlü – Sarzeri, road, IQ"),
    code("tr_derecik", "Derecik – Zet, road, IQ"),
    code("tr_cilvegozu", "Cilvegözü – Bab al-Hawa, road, SY"),
    code("tr_oncupinar", "Öncüpınar – Bab al-Salama, road, SY"),
    code("tr_karkamis", "Karkamış – Jarabulus, road, SY"),
    code("tr_akcakale", "Akçakale – Tell Abyad, road, SY"),
    code("tr_ceylanpinar", "Ceylanpınar – Ras al-Ayn, road, SY"),
    code("tr_nusaybin", "Nusaybin – Qamishli, road, SY"),
    code("tr_yayladagi", "Yayladağı – Kessab, road, SY"),
    code("ua_krakovets", "Krakovets – Korczowa, road, PL"),
    code("ua_shehyni", "Shehyni – Medyka, road, PL"),
    code("ua_rava_ruska", "Rava-Ruska – Hrebenne, road, PL"),
    code("ua_yahodyn", "Yahodyn – Dorohusk, road, PL"),
    code("ua_ustyluh", "Ustyluh – Zosin, road, PL"),
    code("ua_hrushiv", "Hrushiv – Budomierz, road, PL"),
    code("ua_smilnytsia", "Smilnytsia – Krościenko, road, PL"),
    code("ua_uhryniv", "Uhryniv – Dołhobyczów, road, PL"),
    code("ua_nyzhankovychi", "Nyzhankovychi – Malhowice, road, PL"),
    code("ua_mostyska_rail", "Mostyska-2 – Przemyśl, rail, PL"),
    code("ua_yahodyn_rail", "Yahodyn – Dorohusk, rail, PL"),
    code("ua_tysa", "Chop (Tysa) – Záhony, road, HU"),
    code("ua_luzhanka", "Luzhanka – Beregsurány, road, HU"),
    code("ua_vylok", "Vylok – Tiszabecs, road, HU"),
    code("ua_kosyno", "Kosyno – Barabás, road, HU"),
    code("ua_dzvinkove", "Dzvinkove – Lónya, road, HU"),
    code("ua_chop_rail", "Chop – Záhony, rail, HU"),
    code("ua_uzhhorod", "Uzhhorod – Vyšné Nemecké, road, SK"),
    code("ua_malyi_bereznyi", "Malyi Bereznyi – Ubľa, road, SK"),
    code("ua_porubne", "Porubne – Siret, road, RO"),
    code("ua_diakove", "Diakove – Halmeu, road, RO"),
    code("ua_krasnoilsk", "Krasnoilsk – Vicovu de Sus, road, RO"),
    code("ua_solotvyno", "Solotvyno – Sighetu Marmației, road, RO"),
    code("ua_orlivka", "Orlivka – Isaccea, ferry, RO"),
    code("ua_vadul_siret_rail", "Vadul-Siret – Vicșani, rail, RO"),
    code("ua_maiaky_udobne", "Maiaky-Udobne – Palanca, road, MD"),
    code("ua_starokozache", "Starokozache – Tudora, road, MD"),
    code("ua_reni", "Reni – Giurgiulești, road, MD"),
    code(
        "ua_mohyliv_podilskyi",
        "Mohyliv-Podilskyi – Otaci, road, MD",
    ),
    code("ua_mamalyha", "Mamalyha – Criva, road, MD"),
    code("ua_rososhany", "Rososhany – Briceni, road, MD"),
    code("ua_kelmentsi", "Kelmentsi – Larga, road, MD"),
    code("ua_vynohradivka", "Vynohradivka – Vulcănești, road, MD"),
    code("ua_tabaky", "Tabaky – Mirnoe, road, MD"),
    code("ua_serpneve", "Serpneve – Basarabeasca, road, MD"),
    code("ua_kuchurhan", "Kuchurhan – Pervomaisc, road, MD"),
    code("ua_diakivtsi", "Diakivtsi – Racovăț, road, MD"),
    code("ua_tsekynivka", "Tsekynivka – Soroca, ferry, MD"),
    code("uz_gishtkuprik", "Gishtkuprik – Zhibek Zholy, road, KZ"),
    code("uz_yallama", "Yallama – B. Konysbaev, road, KZ"),
    code("uz_navoi", "Navoi – Kaplanbek, road, KZ"),
    code("uz_zangiota", "Zangiota – Kazygurt, road, KZ"),
    code("uz_malik", "Malik – Syrdarya, road, KZ"),
    code("uz_oq_oltin", "Oq Oltin – Tselinny, road, KZ"),
    code("uz_daut_ota", "Daut-Ota – Tazhen, road, KZ"),
    code("uz_keles_rail", "Keles – Saryagash, rail, KZ"),
    code("uz_karakalpakia_rail", "Karakalpakia – Oazis, rail, KZ"),
    code("uz_oybek", "Oybek – Fotehobod, road, TJ"),
    code("uz_farhad", "Farhad – Zafarobod, road, TJ"),
    code("uz_jartepa", "Jartepa – Sarazm, road, TJ"),
    code("uz_andarkhan", "Andarkhan – Patar, road, TJ"),
    code("uz_ravot", "Ravot – Ravot, road, TJ"),
    code("uz_sariosiyo", "Sariosiyo – Dusti, road, TJ"),
    code("uz_gulbahor", "Gulbahor – Ayvoj, road, TJ"),
    code("uz_bekobod_rail", "Bekobod – Nau, rail, TJ"),
    code("uz_kudukli_rail", "Kudukli – Pakhtaobod, rail, TJ"),
    code("uz_dustlik", "Dustlik – Dostuk, road, KG"),
    code("uz_uchkurgan", "Uchkurgan – Kensay, road, KG"),
    code("uz_khonobod", "Khonobod – Bekobod, road, KG"),
    code("uz_kosonsoy", "Kosonsoy – Baymak, road, KG"),
    code("uz_savay_rail", "Savay – Kara-Suu, rail, KG"),
    code("uz_olot", "Olot (Alat) – Farap, road, TM"),
    code("uz_shovot", "Shovot – Dashoguz, road, TM"),
    code("uz_khojayli", "Khojayli – Konye-Urgench, road, TM"),
    code("uz_druzhba", "Druzhba – Gazachak, road, TM"),
    code("uz_khodzhadavlet_rail", "Khodzhadavlet – Farap, rail, TM"),
    code("uz_talimarjan_rail", "Talimarjan – Kelif, rail, TM"),
    code("uz_ayritom", "Ayritom – Hairatan, road, AF"),
    code("uz_ayritom_rail", "Ayritom (Galaba) – Hairatan, rail, AF"),
];

/// Border crossings.
pub const SITES: CodeList = list("site", CODES);

/// The two sides of a crossing: a state and how the crossing is called there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Sides {
    /// The state in lower case, as the code begins with it.
    own: (&'static str, &'static str),
    /// None where the neighbour's side has a code of its own.
    neighbour: Option<(&'static str, &'static str)>,
}

impl Sides {
    /// True when `country`, ISO 3166-1 alpha-2, is a state on whose side the code may stand.
    pub fn contains(&self, country: &str) -> bool {
        self.name_in(country).is_some()
    }

    /// How the crossing is called in `country`; none in a state on whose side the code does not stand.
    pub fn name_in(&self, country: &str) -> Option<&'static str> {
        let (own, name) = self.own;
        if own.eq_ignore_ascii_case(country) {
            return Some(name);
        }
        let neighbour = self.neighbour.filter(|(state, _)| *state == country);
        neighbour.map(|(_, name)| name)
    }
}

/// The sides of a crossing of the list; none for a code that is not in the list.
pub fn site_sides(site: &str) -> Option<Sides> {
    let known = SITES.find(site)?;
    let state = state_of(known)?;
    let (name, beyond) = known.label.split_once(" – ")?;
    let mut parts = beyond.rsplitn(3, ", ");
    let (neighbour, _mode, there) = (parts.next()?, parts.next()?, parts.next()?);
    let is_neighbour = |state: &str| state.eq_ignore_ascii_case(neighbour);
    let has_own = |entry: &Code| state_of(entry).is_some_and(is_neighbour);
    Some(Sides {
        own: (state, name),
        neighbour: (!CODES.iter().any(has_own)).then_some((neighbour, there)),
    })
}

/// The state that a code starts with, in lower case.
fn state_of(entry: &Code) -> Option<&'static str> {
    entry.code.get(..2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::codes::country_known;

    #[test]
    fn every_site_lies_in_one_of_the_seven_states_and_names_a_neighbour() {
        for entry in SITES.codes {
            let state = state_of(entry).unwrap().to_uppercase();
            assert!(["AZ", "GE", "KZ", "MD", "TR", "UA", "UZ"].contains(&state.as_str()));
            let (_, neighbour) = entry.label.rsplit_once(", ").unwrap();
            assert!(
                country_known(neighbour) && neighbour != state,
                "{}",
                entry.code
            );
        }
    }

    #[test]
    fn between_two_of_the_seven_a_crossing_has_a_code_on_either_side() {
        let mut borders = BTreeSet::new();
        for entry in SITES.codes {
            let (_, neighbour) = entry.label.rsplit_once(", ").unwrap();
            let state = state_of(entry).unwrap().to_uppercase();
            borders.insert((state, neighbour.to_owned()));
        }
        for (state, neighbour) in &borders {
            if ["AZ", "GE", "KZ", "MD", "TR", "UA", "UZ"].contains(&neighbour.as_str()) {
                assert!(
                    borders.contains(&(neighbour.clone(), state.clone())),
                    "{state} {neighbour}"
                );
            }
        }
    }

    #[test]
    fn a_crossing_is_named_on_both_sides_and_by_one_code_on_each() {
        let name = |site, country| site_sides(site).unwrap().name_in(country);
        assert_eq!(name("md_leuseni", "MD"), Some("Leușeni"));
        assert_eq!(name("md_leuseni", "RO"), Some("Albița"));
        assert_eq!(name("md_leuseni", "UA"), None);
        assert_eq!(name("tr_kapikule_rail", "BG"), Some("Svilengrad"));
        // The other side of these has a code of its own.
        assert_eq!(name("az_red_bridge", "GE"), None);
        assert_eq!(name("ua_reni", "MD"), None);
        for entry in SITES.codes {
            let sides = site_sides(entry.code).unwrap();
            let names = [Some(sides.own.1), sides.neighbour.map(|(_, name)| name)];
            assert!(names.into_iter().flatten().all(|name| !name.is_empty()));
        }
        assert_eq!(site_sides("zz_nowhere"), None);
    }

    #[test]
    fn people_find_the_crossing_by_its_name_on_either_side() {
        for (name, code) in [
            ("Sarpi", "ge_sarpi"),
            ("Kapıkule", "tr_kapikule"),
            ("Korgas", "kz_nur_zholy"),
            ("Albița", "md_leuseni"),
            ("Gürbulak", "tr_gurbulak"),
            ("Ayritom", "uz_ayritom"),
            ("Shehyni", "ua_shehyni"),
            ("Biləsuvar", "az_bilasuvar"),
        ] {
            assert!(SITES.like(name).contains(&code), "{name}");
        }
    }
}
