use std::sync::{Arc, Mutex, PoisonError};

use matinee_core::imports::ImportPlan;

use crate::offers::Token;
use crate::{ErrorCode, IpcError, IpcResult};

/// The last plan of an import, whose rows the window asks for bit by bit.
#[derive(Debug, Default)]
pub struct Plans(Mutex<Option<(Token, Arc<ImportPlan>)>>);

impl Plans {
    /// Keeps the plan of a file, in place of any other.
    pub fn keep(&self, file: Token, plan: Arc<ImportPlan>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((file, plan));
    }

    /// The plan of a file.
    ///
    /// # Errors
    /// When another file was looked at since.
    pub fn of(&self, file: Token) -> IpcResult<Arc<ImportPlan>> {
        let plan = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = plan.as_ref().filter(|(of, _)| *of == file);
        plan.map(|(_, plan)| Arc::clone(plan)).ok_or_else(|| {
            IpcError::new(ErrorCode::NotFound, "That file is no longer looked at. Choose it again.")
        })
    }
}
