//! A table to start from.

/// The columns of the template and the cells of its one row.
const SAMPLE: [(&str, &str); 30] = [
    ("id", "2026/000123"),
    ("date", "2026-01-28"),
    ("place_name", "Poti"),
    ("place_kind", "seaport"),
    ("unlocode", ""),
    ("category", "narcotic"),
    ("substance", "cocaine"),
    ("commodity", "cocaine in sports bags"),
    ("hs6", "293972"),
    ("quantity", "42.5"),
    ("unit", "kg"),
    ("packages", "40"),
    ("value", "2000000"),
    ("currency", "USD"),
    ("category_2", ""),
    ("commodity_2", ""),
    ("quantity_2", ""),
    ("unit_2", ""),
    ("transport_mode", "1 maritime"),
    ("conveyance", "vessel"),
    ("container", "CSQU3054383"),
    ("plate", ""),
    ("plate_country", ""),
    ("document", ""),
    ("tin", ""),
    ("concealment", "rip-off"),
    ("detection_method", "X-ray (mobile); dog"),
    ("origin", "EC"),
    ("destination", "GE"),
    ("note", ""),
];

/// A table of one row that can be published, to be filled in by a spreadsheet of the region: UTF-8 with its mark, cells
/// parted by semicolons.
pub fn template() -> String {
    let cell = |cell: &str| {
        if cell.contains([';', '"', ',']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    };
    let heading = SAMPLE.map(|(name, _)| name.to_owned()).join(";");
    let row = SAMPLE.map(|(_, sample)| cell(sample)).join(";");
    format!("\u{feff}{heading}\r\n{row}\r\n")
}
