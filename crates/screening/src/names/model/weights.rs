//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6553,
    worth: [
        &[0, 22, 22, 22, 22, 210, 232, 617, 617], // MetProper
        &[0, 1228, 2735, 3192, 3192, 3192], // MetWords
        &[0, 0, 2917, 5160, 5773, 6513, 8760, 9394], // Heaviest
        &[0, 1736, 2522, 2529, 3154, 3154, 4860, 4860], // Second
        &[0, 909, 909, 1056], // Third
        &[0, 2276, 3721, 3721], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2776], // TitlesMet
        &[0, -1032], // GendersAgainst
        &[0, -2280, -2280], // BeginsAgainst
        &[0, 0, 0, -185, -454], // Lost
        &[0, 0, 0, 0, -968, -968, -2282], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1443, -2257, -4058, -5321, -5589, -5610], // AcrossWorst
        &[0, 0, -346, -398], // AcrossSecond
        &[0, 0, -1729, -1729], // Inexact
        &[0, 0, -34], // Initials
        &[0, 0, -2], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, -1225, -1225], // Joined
        &[0, -3117, -3117, -3124], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -899, -1158], // AgainstCount
        &[0, 0, -4632, -6445, -7338, -7338], // Unlike
        &[0, -2390], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -269, -525], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2049], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -870, -870, -1681, -2904, -2904], // AliasExtra
        &[0, -4463, -4489, -4489], // QueryExtraCount
        &[0, -3560, -3612, -3709], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, 0], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 3018, 3693, 3693], // Contained
        &[0, -480], // FathersAgainst
        &[0, 0, -268], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3458], // QueryFirstLeft
        &[0, -1838], // QueryLastLeft
        &[0, -3809], // AliasFirstLeft
        &[0, -94], // AliasLastLeft
        &[0, 0, 0, 205, 774, 5188], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2553,
    worth: [
        &[0, 28, 442, 1070, 1649, 2000, 2000, 2000, 2000], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 9, 791, 1475, 2861, 3289, 4167, 4167], // Heaviest
        &[0, 139, 760, 1983, 2787, 2787, 3017, 3191], // Second
        &[0, 0, 0, 0], // Third
        &[0, 569, 569, 569], // MetCount
        &[0, 81], // Exact
        &[0, 0], // SameButLight
        &[0, 969], // TitlesMet
        &[0, -173], // GendersAgainst
        &[0, -701, -701], // BeginsAgainst
        &[0, 0, -209, -965, -1100], // Lost
        &[0, -256, -797, -797, -860, -2506, -3627], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -177, -177, -177, -395, -585, -625], // AcrossWorst
        &[0, -120, -256, -293], // AcrossSecond
        &[0, -642, -642, -642], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1077, -1211, -1228], // Turns
        &[0, -8309], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1375, -1964], // AgainstCount
        &[0, -640, -4463, -6186, -7262, -7460], // Unlike
        &[0, -138], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3072], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -3, -3], // AliasFields
        &[0, -212, -212, -657, -957, -1447], // QueryExtra
        &[0, -1071, -1169, -1937, -2188, -2447], // AliasExtra
        &[0, -2049, -2559, -3640], // QueryExtraCount
        &[0, -1354, -1443, -2510], // AliasExtraCount
        &[0, -749, -1130, -1130, -1130, -1130, -1195], // QueryLeftShare
        &[0, -405, -405, -405, -405, -405, -405], // AliasLeftShare
        &[0, 0, 0, 1016, 1887, 1933], // Contained
        &[0, -3749], // FathersAgainst
        &[0, -660, -1169], // MiddlesAgainst
        &[0, -609, -1721, -2352, -2491], // WorstRoot
        &[0, -1430], // QueryFirstLeft
        &[0, -1288], // QueryLastLeft
        &[0, -1367], // AliasFirstLeft
        &[0, -994], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1173,
    worth: [
        &[0, 880, 880, 880, 2463, 2463, 2463, 2463, 2463], // MetProper
        &[0, 4, 4, 355, 805, 2543], // MetWords
        &[0, 21, 407, 407, 407, 1982, 2361, 4570], // Heaviest
        &[0, 2343, 2343, 2343, 2475, 2475, 4338, 4387], // Second
        &[0, 571, 571, 571], // Third
        &[0, 489, 639, 639], // MetCount
        &[0, 2959], // Exact
        &[0, 1711], // SameButLight
        &[0, 1352], // TitlesMet
        &[0, -267], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -568, -568, -568], // Lost
        &[0, 0, 0, -8, -1715, -1997, -2348], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, -279, -553, -808, -808, -808], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -150, -869], // Inexact
        &[0, -923, -1046], // Initials
        &[0, -504, -504], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1625, -2186, -2353], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -957, -2391, -2576, -2576, -2576], // Against
        &[0, 0, -536, -805], // AgainstCount
        &[0, 0, -873, -1631, -1631, -1631], // Unlike
        &[0, -364], // FirstAgainst
        &[0, -670], // LastAgainst
        &[0, 0, 0], // BodiesAgainst
        &[0, -299], // PlacesAgainst
        &[0, -2968], // NumbersUnlike
        &[0, -605], // NumbersMissing
        &[0, -1716], // FormsAgainst
        &[0, -202, -597], // FieldsAgainst
        &[0, -1297, -2382], // QueryFields
        &[0, -979, -979], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1136, -1966, -1966, -2855, -2855], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, -207, -650, -650], // AliasExtraCount
        &[0, -1730, -2995, -3453, -3453, -3553, -3553], // QueryLeftShare
        &[0, -1778, -2176, -2176, -2176, -2176, -2176], // AliasLeftShare
        &[0, 0, 0, 1302, 2429, 2429], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, -255], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2774], // QueryFirstLeft
        &[0, -1666], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
        &[0, 1346, 1632, 1632, 4938, 8225], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1044,
    worth: [
        &[0, 345, 777, 1595, 2247, 2247, 2783, 3247, 3392], // MetProper
        &[0, 0, 0, 56, 889, 1329], // MetWords
        &[0, 19, 123, 466, 466, 683, 1040, 1168], // Heaviest
        &[0, 690, 1556, 1556, 2023, 2313, 2464, 2478], // Second
        &[0, 208, 494, 494], // Third
        &[0, 182, 182, 182], // MetCount
        &[0, 1692], // Exact
        &[0, 763], // SameButLight
        &[0, 19], // TitlesMet
        &[0, -419], // GendersAgainst
        &[0, -447, -447], // BeginsAgainst
        &[0, -128, -294, -452, -519], // Lost
        &[0, 0, -189, -789, -1283, -1493, -1800], // Worst
        &[0, -66, -138, -138], // WorstSecond
        &[0, -2, -120, -210, -263, -314, -347], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -440, -540], // Inexact
        &[0, -678, -752], // Initials
        &[0, -33, -33], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, -44, -142], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -32, -170, -211], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, 0, 0, -162], // Against
        &[0, -271, -1323, -1894], // AgainstCount
        &[0, 0, -1425, -2068, -2781, -2895], // Unlike
        &[0, -536], // FirstAgainst
        &[0, -502], // LastAgainst
        &[0, -1989, -2803], // BodiesAgainst
        &[0, -2711], // PlacesAgainst
        &[0, -742], // NumbersUnlike
        &[0, -4239], // NumbersMissing
        &[0, -2615], // FormsAgainst
        &[0, -1025, -1611], // FieldsAgainst
        &[0, -986, -993], // QueryFields
        &[0, -905, -961], // AliasFields
        &[0, -1270, -1270, -1270, -1270, -1587], // QueryExtra
        &[0, -1629, -1697, -1697, -1787, -2129], // AliasExtra
        &[0, 0, -371, -693], // QueryExtraCount
        &[0, 0, -258, -333], // AliasExtraCount
        &[0, -1154, -1154, -1154, -1154, -1667, -2060], // QueryLeftShare
        &[0, -1194, -1394, -1394, -2028, -2028, -2059], // AliasLeftShare
        &[0, 0, 44, 586, 709, 709], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -378], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -1091], // QueryFirstLeft
        &[0, -946], // QueryLastLeft
        &[0, -1293], // AliasFirstLeft
        &[0, -801], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};
