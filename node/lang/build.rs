//! Takes every file of the catalogue into the program, so that a new file is named nowhere, and notes in which area each
//! message stands.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("catalogue");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut code = String::from("pub(crate) static FILES: &[(&str, &str, &str)] = &[\n");
    let (mut count, mut areas) = (0, BTreeMap::new());
    for folder in sorted(&root)?.into_iter().filter(|path| path.is_dir()) {
        println!("cargo::rerun-if-changed={}", folder.display());
        for file in sorted(&folder)? {
            if file.extension().is_none_or(|it| it != "ftl") {
                continue;
            }
            println!("cargo::rerun-if-changed={}", file.display());
            let (tag, area) = (folder.file_name(), file.file_stem());
            let (tag, area) = (tag.unwrap_or_default(), area.unwrap_or_default());
            code.push_str(&format!(
                "    ({tag:?}, {area:?}, include_str!({file:?})),\n"
            ));
            count += 1;
            for line in fs::read_to_string(&file)?.lines() {
                let id = line.split_once(" =").map(|(id, _)| id);
                if let Some(id) = id.filter(|id| id.starts_with(|c: char| c.is_ascii_alphabetic()))
                {
                    areas
                        .entry(id.to_owned())
                        .or_insert_with(|| area.to_owned());
                }
            }
        }
    }
    code.push_str("];\n");
    code.push_str(&format!("pub(crate) const COUNT: usize = {count};\n"));
    code.push_str("/// The area of each message, in the order of their ids.\n");
    code.push_str("pub(crate) static AREAS: &[(&str, &str)] = &[\n");
    for (id, area) in areas {
        code.push_str(&format!("    ({id:?}, {area:?}),\n"));
    }
    code.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("files.rs"), code)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}
