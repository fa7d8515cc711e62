//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6689,
    worth: [
        &[0, 5, 217, 217, 217, 308, 1112, 1796, 1796], // MetProper
        &[0, 1479, 3144, 3405, 3405, 3405], // MetWords
        &[0, 0, 2305, 4718, 5492, 6396, 8394, 9662], // Heaviest
        &[0, 2387, 2581, 2600, 3148, 3148, 4614, 4614], // Second
        &[0, 1103, 1103, 1288], // Third
        &[0, 2831, 4306, 4306], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2868], // TitlesMet
        &[0, -1087], // GendersAgainst
        &[0, -2140, -2140], // BeginsAgainst
        &[0, 0, 0, 0, 0], // Lost
        &[0, 0, 0, 0, -1404, -1816, -1836], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1979, -2391, -3773, -4781, -4781, -4822], // AcrossWorst
        &[0, 0, -679, -739], // AcrossSecond
        &[0, 0, -1748, -1748], // Inexact
        &[0, 0, -184], // Initials
        &[0, 0, -16], // ShortForms
        &[0, -974, -974], // Joined
        &[0, -2663, -2663, -2665], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -960, -1217], // AgainstCount
        &[0, 0, -5200, -7113, -8253, -8253], // Unlike
        &[0, -2633], // FirstAgainst
        &[0, -6], // LastAgainst
        &[0, -364, -620], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -2140], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, -344], // QueryExtra
        &[0, -497, -497, -813, -1941, -1978], // AliasExtra
        &[0, -2197, -2255, -2915], // QueryExtraCount
        &[0, -2001, -2201, -2201], // AliasExtraCount
        &[0, 0, -50, -50, -50, -50, -130], // QueryLeftShare
        &[0, 0, 0, 0, -95, -399, -399], // AliasLeftShare
        &[0, -2962], // QueryFirstLeft
        &[0, -1320], // QueryLastLeft
        &[0, -2759], // AliasFirstLeft
        &[0, -417], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2873,
    worth: [
        &[0, 24, 572, 1126, 1633, 2468, 2471, 2471, 2471], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 19, 911, 1714, 3069, 3579, 4143, 4143], // Heaviest
        &[0, 167, 653, 1699, 2497, 2497, 2497, 2497], // Second
        &[0, 131, 196, 196], // Third
        &[0, 400, 602, 602], // MetCount
        &[0, 113], // Exact
        &[0, 0], // SameButLight
        &[0, 1052], // TitlesMet
        &[0, -259], // GendersAgainst
        &[0, -1156, -1156], // BeginsAgainst
        &[0, 0, -442, -1173, -1322], // Lost
        &[0, -349, -862, -862, -862, -2194, -3303], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -158, -158, -158, -336, -515, -568], // AcrossWorst
        &[0, -121, -266, -306], // AcrossSecond
        &[0, -560, -560, -560], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -882, -1048, -1061], // Turns
        &[0, -8348], // Inverted
        &[0, 0, 0, 0, 0, -55, -57], // Against
        &[0, -270, -1488, -2074], // AgainstCount
        &[0, -1244, -5158, -6598, -7711, -7940], // Unlike
        &[0, 0], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -4099], // NumbersAgainst
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, 0, 0, -35, -381, -855], // QueryExtra
        &[0, -1040, -1193, -1726, -1999, -2266], // AliasExtra
        &[0, -1806, -2377, -3268], // QueryExtraCount
        &[0, -801, -902, -1892], // AliasExtraCount
        &[0, -809, -1058, -1058, -1058, -1058, -1385], // QueryLeftShare
        &[0, -375, -375, -375, -375, -375, -463], // AliasLeftShare
        &[0, -1349], // QueryFirstLeft
        &[0, -1895], // QueryLastLeft
        &[0, -1350], // AliasFirstLeft
        &[0, -1260], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: 162,
    worth: [
        &[0, 495, 682, 1417, 1417, 1417, 1417, 1417, 1417], // MetProper
        &[0, 92, 92, 92, 92, 780], // MetWords
        &[0, 1, 1, 1100, 1100, 2251, 2706, 4148], // Heaviest
        &[0, 2316, 2486, 2486, 3910, 3910, 5459, 5459], // Second
        &[0, 746, 746, 746], // Third
        &[0, 129, 964, 964], // MetCount
        &[0, 2172], // Exact
        &[0, 0], // SameButLight
        &[0, 679], // TitlesMet
        &[0, -71], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, -2011, -2011, -2011, -2011], // Lost
        &[0, 0, 0, -769, -1776, -1940, -2461], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, 0, 0, 0, 0, 0], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, 0, 0], // Inexact
        &[0, -430, -517], // Initials
        &[0, -29, -29], // ShortForms
        &[0, 0, 0], // Joined
        &[0, -1474, -1474, -1474], // Turns
        &[0, -4128], // Inverted
        &[0, -31, -1409, -1915, -1915, -1915, -1915], // Against
        &[0, -449, -479, -785], // AgainstCount
        &[0, 0, -145, -1136, -1136, -1136], // Unlike
        &[0, -677], // FirstAgainst
        &[0, -774], // LastAgainst
        &[0, 0, -322], // BodiesAgainst
        &[0, -674], // PlacesAgainst
        &[0, -4812], // NumbersAgainst
        &[0, -2124], // FormsAgainst
        &[0, -1041, -1320], // FieldsAgainst
        &[0, -1312, -1312], // QueryFields
        &[0, -2738, -2738], // AliasFields
        &[0, -675, -675, -675, -675, -675], // QueryExtra
        &[0, -630, -1009, -1009, -1009, -1009], // AliasExtra
        &[0, 0, -151, -811], // QueryExtraCount
        &[0, 0, 0, 0], // AliasExtraCount
        &[0, -1421, -2198, -2198, -2198, -2198, -2198], // QueryLeftShare
        &[0, -1524, -2515, -2742, -3858, -3858, -3858], // AliasLeftShare
        &[0, -3203], // QueryFirstLeft
        &[0, -974], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, -658], // AliasLastLeft
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -542,
    worth: [
        &[0, 185, 375, 1023, 1602, 1602, 2032, 3300, 3483], // MetProper
        &[0, 0, 0, 128, 255, 255], // MetWords
        &[0, 25, 86, 1067, 1067, 1349, 1349, 1349], // Heaviest
        &[0, 550, 1401, 1423, 1971, 2064, 2240, 2240], // Second
        &[0, 132, 517, 526], // Third
        &[0, 129, 150, 150], // MetCount
        &[0, 1533], // Exact
        &[0, 581], // SameButLight
        &[0, 0], // TitlesMet
        &[0, -287], // GendersAgainst
        &[0, -483, -483], // BeginsAgainst
        &[0, -782, -811, -1052, -1103], // Lost
        &[0, 0, 0, -401, -710, -1146, -1447], // Worst
        &[0, -109, -196, -214], // WorstSecond
        &[0, 0, -125, -214, -264, -298, -326], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -448, -490], // Inexact
        &[0, -481, -538], // Initials
        &[0, -26, -26], // ShortForms
        &[0, 0, 0], // Joined
        &[0, 0, -181, -211], // Turns
        &[0, -8192], // Inverted
        &[0, -318, -318, -318, -318, -318, -592], // Against
        &[0, -676, -1913, -2663], // AgainstCount
        &[0, 0, -244, -604, -1136, -1136], // Unlike
        &[0, -595], // FirstAgainst
        &[0, -803], // LastAgainst
        &[0, -1381, -1941], // BodiesAgainst
        &[0, -1652], // PlacesAgainst
        &[0, -2660], // NumbersAgainst
        &[0, -3218], // FormsAgainst
        &[0, -1412, -1902], // FieldsAgainst
        &[0, -1081, -1081], // QueryFields
        &[0, -1003, -1064], // AliasFields
        &[0, -1389, -1389, -1389, -1389, -1389], // QueryExtra
        &[0, -1302, -1302, -1302, -1302, -1541], // AliasExtra
        &[0, 0, -668, -966], // QueryExtraCount
        &[0, 0, -601, -741], // AliasExtraCount
        &[0, -853, -853, -853, -1110, -1698, -2266], // QueryLeftShare
        &[0, -1174, -1581, -1581, -2138, -2138, -2149], // AliasLeftShare
        &[0, -1277], // QueryFirstLeft
        &[0, -836], // QueryLastLeft
        &[0, -1219], // AliasFirstLeft
        &[0, -909], // AliasLastLeft
    ],
};
