use super::Span;

/// A part of a line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub span: Span,
    /// What is wrong and what to do, as a sentence.
    pub message: String,
    /// What would be right in its place, where that can be guessed.
    pub fix: Option<String>,
}

impl Problem {
    pub(super) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), fix: None }
    }

    pub(super) fn or(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }
}
