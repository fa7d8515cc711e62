//! A password in, its hash out; a password and a hash in, whether they fit. So slow that nobody
//! tries many, on threads where waiting is allowed, few at once.
//! Never keeps a password, and takes as long for an account that is not there.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;

/// Memory of one hash. Units: kibibytes. Above the 19 MiB that OWASP asks for at two passes.
const MEMORY_KIB: u32 = 32 * 1024;
/// Passes over it: with the memory about 60 ms on the machine it was measured on.
const PASSES: u32 = 2;
/// Lanes: one, so that a hash takes one core and no more.
const LANES: u32 = 1;
/// Bytes of salt.
pub const SALT_BYTES: usize = 16;

/// Hashes made at once: 128 MiB, and never all cores of a usual machine.
pub const HASHES_AT_ONCE: usize = 4;
/// Hashes that wait for one of those. Beyond it people are asked to try again: four seconds of
/// waiting are more than a door should take.
pub const HASHES_WAITING_MAX: usize = 64;

/// An account that is not there is tried against this.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash("nobody has this one", &[0; SALT_BYTES]).unwrap_or_default());

/// Where hashes are made, few at once.
#[derive(Debug)]
pub struct Hashing {
    room: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Hashing {
    fn default() -> Self {
        Self { room: Semaphore::new(HASHES_AT_ONCE), waiting: AtomicUsize::new(0) }
    }
}

/// Why a password was not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotHashed {
    /// Too many wait.
    Busy,
    /// The machine has not the memory.
    Broken,
}

fn ours() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, as it is kept. Slow: not for a thread that serves others.
#[must_use]
pub fn hash(password: &str, salt: &[u8; SALT_BYTES]) -> Option<String> {
    let made: PasswordHash = ours()?.hash_password_with_salt(password.as_bytes(), salt).ok()?;
    Some(made.to_string())
}

/// Whether a password fits a hash; with none, as long and false.
fn fits(password: &str, kept: Option<&str>) -> bool {
    let text = kept.unwrap_or(&NOBODY);
    let Ok(parsed) = PasswordHash::new(text) else { return false };
    let Some(ours) = ours() else { return false };
    ours.verify_password(password.as_bytes(), &parsed).is_ok() && kept.is_some()
}

/// Whether a hash was made with less than what is asked for today.
#[must_use]
pub fn is_outdated(kept: &str) -> bool {
    let wanted = format!("$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$");
    !kept.starts_with(&wanted)
}

impl Hashing {
    /// The hash of a password, made where waiting is allowed.
    ///
    /// # Errors
    /// Too many wait, or the machine cannot.
    pub async fn hash(
        &self,
        password: String,
        salt: [u8; SALT_BYTES],
    ) -> Result<String, NotHashed> {
        self.aside(move || hash(&password, &salt)).await?.ok_or(NotHashed::Broken)
    }

    /// Whether a password fits what is kept; none is kept of who is not there.
    ///
    /// # Errors
    /// Too many wait, or the machine cannot.
    pub async fn fits(&self, password: String, kept: Option<String>) -> Result<bool, NotHashed> {
        self.aside(move || fits(&password, kept.as_deref())).await
    }

    async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, NotHashed> {
        let _waits = Waits::one(&self.waiting).ok_or(NotHashed::Busy)?;
        let _place = self.room.acquire().await.map_err(|_| NotHashed::Broken)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| NotHashed::Broken)
    }
}

/// One that waits or is served; counted out when it is dropped.
struct Waits<'a>(&'a AtomicUsize);

impl<'a> Waits<'a> {
    fn one(count: &'a AtomicUsize) -> Option<Self> {
        let before = count.fetch_add(1, Ordering::Relaxed);
        let waits = Self(count);
        (before < HASHES_WAITING_MAX + HASHES_AT_ONCE).then_some(waits)
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let kept = hash("vole under brass kettle", &[3; SALT_BYTES]).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=32768,t=2,p=1$"), "{kept}");
        assert!(fits("vole under brass kettle", Some(&kept)));
        assert!(!fits("vole under brass kettl", Some(&kept)));
        assert!(!fits("", Some(&kept)));
        assert!(!fits("nobody has this one", None), "nobody signs in as nobody");
        assert!(!fits("anything", Some("not a hash")));
        assert!(!is_outdated(&kept));
        assert!(is_outdated(&kept.replace("t=2", "t=1")));
    }

    #[tokio::test]
    async fn who_would_wait_too_long_is_asked_to_come_again() {
        let hashing = Hashing::default();
        let places: Vec<_> = (0..HASHES_WAITING_MAX + HASHES_AT_ONCE)
            .map(|_| Waits::one(&hashing.waiting))
            .collect();
        assert!(places.iter().all(Option::is_some));
        let late = hashing.hash("x".to_owned(), [0; SALT_BYTES]).await;
        assert_eq!(late, Err(NotHashed::Busy));
        drop(places);
        assert!(hashing.hash("x".to_owned(), [0; SALT_BYTES]).await.is_ok());
    }
}
