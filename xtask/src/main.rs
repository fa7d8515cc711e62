//! Automation in, a report out. One sub-command a file. Never part of what users run, and never a
//! second way to do what cargo does.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "automation speaks to a terminal")]

mod arrows;
mod licences;
mod metadata;
mod tables;
mod tidy;
mod train;
mod tree;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask tidy       holds the tree against the rules a machine can check
cargo xtask tables     makes the counted name tables anew; --check says which are stale
cargo xtask train      learns the weights of the names model anew; --check says if they are stale
cargo xtask licences   holds every dependency against the licences and the crates we take";

fn main() -> ExitCode {
    let command = std::env::args().nth(1).unwrap_or_default();
    let faults = match command.as_str() {
        "tidy" => tidy::faults(),
        "licences" => licences::faults(),
        "train" => train::faults(std::env::args().any(|a| a == "--check")),
        "tables" => tables::faults(std::env::args().any(|a| a == "--check")),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match faults {
        Ok(faults) if faults.is_empty() => {
            println!("{command}: nothing to say");
            ExitCode::SUCCESS
        }
        Ok(faults) => {
            for fault in &faults {
                eprintln!("{fault}");
            }
            eprintln!("{command}: {} faults", faults.len());
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{command}: {error:#}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    fn check(faults: anyhow::Result<Vec<String>>) {
        let faults = faults.expect("the tree can be read");
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }

    #[test]
    fn the_tree_is_tidy() {
        check(super::tidy::faults());
    }

    #[test]
    fn every_licence_is_one_we_take() {
        check(super::licences::faults());
    }
}
