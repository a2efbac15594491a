use matinee_core::{Error, query};

use crate::failure::Failure;
use crate::output::Output;
use crate::words::plain;

/// A line of the query language, of the arguments it came in. A person is shown what of it was not
/// understood, at its place, and the rest still works; a program is refused.
pub(crate) fn told(arguments: &[String], output: &Output) -> Result<String, Failure> {
    if output.is_json() {
        return exact(arguments);
    }
    let line = arguments.join(" ");
    for problem in query::parse(&line).problems {
        let before = line[..problem.span.start].chars().count();
        let marked = line[problem.span].chars().count().max(1);
        let place = format!("{}{}", " ".repeat(before), "^".repeat(marked));
        output.warning(&format!("{}\n{place}\n{}", plain(&line), plain(&problem.message)));
    }
    Ok(line)
}

/// A line of which everything must be understood, because what it leaves out would be taken along.
pub(crate) fn exact(arguments: &[String]) -> Result<String, Failure> {
    let line = arguments.join(" ");
    match query::parse(&line).problems.into_iter().next() {
        Some(problem) => Err(Error::invalid("query", problem.message).into()),
        None => Ok(line),
    }
}
