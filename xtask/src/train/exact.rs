//! Exponents and logarithms by additions, multiplications and divisions alone, which every machine
//! rounds alike: the mathematics library of a system may round otherwise, and a weight would move.
//! Errors: some units in the last place, more than any weight shows.

use std::f64::consts::{LN_2, LOG2_E};

/// The natural logarithm of 2 with its last bits empty, so that a small multiple of it is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
/// What is missing of it.
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// Powers of which a number is made: beyond them it is nothing or without end.
const EXP_MAX: f64 = 709.0;

/// What each power of the series of an exponent counts for, from the first on: one over its
/// factorial. At half of `LN_2` the next one is below the last place.
const EXP_SERIES: [f64; 14] = exp_series();
/// The same of a logarithm, over odd powers: one over the power.
const LN_SERIES: [f64; 12] = ln_series();

const fn exp_series() -> [f64; 14] {
    let mut series = [1.0; 14];
    let mut at = 1;
    while at < series.len() {
        series[at] = series[at - 1] / at as f64;
        at += 1;
    }
    series
}

const fn ln_series() -> [f64; 12] {
    let mut series = [1.0; 12];
    let mut at = 0;
    while at < series.len() {
        series[at] = 1.0 / (2 * at + 1) as f64;
        at += 1;
    }
    series
}

/// Bits of a number below its exponent.
const MANTISSA_BITS: u32 = 52;
/// What an exponent is stored with added.
const EXPONENT_BIAS: i64 = 1023;

/// e to that power.
pub(super) fn exp(x: f64) -> f64 {
    if x > EXP_MAX {
        return f64::INFINITY;
    }
    if x < -EXP_MAX + 1.0 {
        return 0.0;
    }
    let whole = (x * LOG2_E).round();
    let rest = (x - whole * LN_2_HIGH) - whole * LN_2_LOW;
    let sum = EXP_SERIES.iter().rev().fold(0.0, |sum, part| part + rest * sum);
    sum * power_of_two(whole as i64)
}

/// 2 to that power, between -1022 and 1023.
fn power_of_two(power: i64) -> f64 {
    let exponent = (power + EXPONENT_BIAS).clamp(1, 2 * EXPONENT_BIAS);
    f64::from_bits(exponent.cast_unsigned() << MANTISSA_BITS)
}

/// The natural logarithm of a usual number above zero.
pub(super) fn ln(x: f64) -> f64 {
    if x < f64::MIN_POSITIVE || !x.is_finite() {
        return if x > 0.0 && x.is_finite() { f64::MIN } else { x };
    }
    let bits = x.to_bits();
    let mut power = (bits >> MANTISSA_BITS).cast_signed() - EXPONENT_BIAS;
    let mantissa = bits & ((1 << MANTISSA_BITS) - 1);
    let mut near = f64::from_bits(mantissa | (EXPONENT_BIAS.cast_unsigned() << MANTISSA_BITS));
    if near > std::f64::consts::SQRT_2 {
        near /= 2.0;
        power += 1;
    }
    // The logarithm of (1 + s) / (1 - s), term by term.
    let s = (near - 1.0) / (near + 1.0);
    let square = s * s;
    let sum = LN_SERIES.iter().rev().fold(0.0, |sum, part| part + square * sum);
    let power = power as f64;
    power * LN_2_HIGH + (2.0 * s * sum + power * LN_2_LOW)
}

/// The natural logarithm of 1 + x, exact also where x is small.
pub(super) fn ln_1p(x: f64) -> f64 {
    let above = 1.0 + x;
    let kept = above - 1.0;
    if kept == 0.0 { x } else { ln(above) * x / kept }
}

/// The logarithm to base 2.
pub(super) fn log2(x: f64) -> f64 {
    ln(x) / LN_2
}

/// 2 to that power.
pub(super) fn exp2(x: f64) -> f64 {
    exp(x * LN_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_the_library_says_but_for_the_last_places() {
        for step in -7000_i32..7000 {
            let x = f64::from(step) / 10.3;
            let near = |ours: f64, theirs: f64| (ours - theirs).abs() <= theirs.abs() * 4e-15;
            assert!(near(exp(x), x.exp()), "exp {x}: {} {}", exp(x), x.exp());
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() <= y.ln().abs().max(1e-1) * 1e-15, "ln {y}");
            assert!((ln_1p(y) - y.ln_1p()).abs() <= y.ln_1p().abs() * 2e-15, "ln_1p {y}");
        }
        assert_eq!((exp(0.0), ln(1.0), ln_1p(0.0), log2(8.0)), (1.0, 0.0, 0.0, 3.0));
    }

    /// Bits as every machine has them.
    #[test]
    fn they_are_bit_for_bit_the_same_everywhere() {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for step in -300_i32..300 {
            let x = f64::from(step) / 7.0;
            for value in [exp(x), ln(x.abs() + 0.1), ln_1p(x.abs()), log2(x.abs() + 0.3), exp2(x)] {
                hash = (hash ^ value.to_bits()).wrapping_mul(0x0100_0000_01b3);
            }
        }
        assert_eq!(hash, 6_433_552_359_300_595_549);
    }
}
