//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6579,
    worth: [
        &[0, 22, 22, 22, 22, 229, 250, 625, 625], // MetProper
        &[0, 1229, 2739, 3197, 3197, 3197], // MetWords
        &[0, 0, 2923, 5182, 5792, 6528, 8763, 9405], // Heaviest
        &[0, 1733, 2520, 2527, 3138, 3138, 4841, 4841], // Second
        &[0, 910, 910, 1064], // Third
        &[0, 2280, 3722, 3722], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2774], // TitlesMet
        &[0, -1040], // GendersAgainst
        &[0, -2273, -2273], // BeginsAgainst
        &[0, 0, 0, -188, -459], // Lost
        &[0, 0, 0, 0, -974, -974, -2281], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1446, -2262, -4068, -5335, -5603, -5625], // AcrossWorst
        &[0, 0, -345, -396], // AcrossSecond
        &[0, 0, -1721, -1721], // Inexact
        &[0, 0, -34], // Initials
        &[0, 0, -2], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, -1234, -1234], // Joined
        &[0, -3134, -3134, -3140], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -898, -1157], // AgainstCount
        &[0, 0, -4629, -6448, -7332, -7332], // Unlike
        &[0, -2379], // FirstAgainst
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
        &[0, -863, -863, -1673, -2882, -2882], // AliasExtra
        &[0, -4468, -4492, -4492], // QueryExtraCount
        &[0, -3568, -3640, -3640], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, 0], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 3021, 3708, 3708], // Contained
        &[0, -482], // FathersAgainst
        &[0, 0, -268], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3461], // QueryFirstLeft
        &[0, -1835], // QueryLastLeft
        &[0, -3818], // AliasFirstLeft
        &[0, -101], // AliasLastLeft
        &[0, 0, 0, 265, 836, 5190], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2589,
    worth: [
        &[0, 28, 449, 1089, 1683, 2040, 2040, 2040, 2040], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 10, 798, 1487, 2871, 3302, 4179, 4179], // Heaviest
        &[0, 141, 759, 1977, 2777, 2777, 3006, 3178], // Second
        &[0, 0, 0, 0], // Third
        &[0, 573, 573, 573], // MetCount
        &[0, 75], // Exact
        &[0, 0], // SameButLight
        &[0, 969], // TitlesMet
        &[0, -172], // GendersAgainst
        &[0, -698, -698], // BeginsAgainst
        &[0, 0, -210, -966, -1101], // Lost
        &[0, -262, -799, -799, -862, -2510, -3632], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -178, -178, -178, -394, -583, -622], // AcrossWorst
        &[0, -119, -256, -293], // AcrossSecond
        &[0, -646, -646, -646], // Inexact
        &[0, 0, 0], // Initials
        &[0, 0, 0], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1075, -1210, -1227], // Turns
        &[0, -8310], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1391, -1981], // AgainstCount
        &[0, -659, -4473, -6188, -7262, -7456], // Unlike
        &[0, -166], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -512, -1024], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3072], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, -208, -208, -653, -954, -1437], // QueryExtra
        &[0, -1081, -1177, -1936, -2216, -2495], // AliasExtra
        &[0, -2069, -2575, -3648], // QueryExtraCount
        &[0, -1366, -1442, -2436], // AliasExtraCount
        &[0, -750, -1133, -1133, -1133, -1133, -1218], // QueryLeftShare
        &[0, -396, -396, -396, -396, -396, -396], // AliasLeftShare
        &[0, 0, 0, 1017, 1886, 1931], // Contained
        &[0, -3750], // FathersAgainst
        &[0, -663, -1171], // MiddlesAgainst
        &[0, -608, -1722, -2355, -2494], // WorstRoot
        &[0, -1413], // QueryFirstLeft
        &[0, -1301], // QueryLastLeft
        &[0, -1344], // AliasFirstLeft
        &[0, -1005], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -1234,
    worth: [
        &[0, 845, 845, 845, 2421, 2421, 2421, 2421, 2421], // MetProper
        &[0, 10, 10, 324, 781, 2527], // MetWords
        &[0, 23, 475, 475, 475, 2069, 2452, 4655], // Heaviest
        &[0, 2341, 2341, 2341, 2500, 2500, 4330, 4369], // Second
        &[0, 568, 568, 568], // Third
        &[0, 490, 629, 629], // MetCount
        &[0, 2966], // Exact
        &[0, 1714], // SameButLight
        &[0, 1410], // TitlesMet
        &[0, -260], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, -582, -582, -582], // Lost
        &[0, 0, 0, 0, -1722, -1977, -2328], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, -285, -565, -826, -826, -826], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -116, -834], // Inexact
        &[0, -922, -1048], // Initials
        &[0, -488, -488], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1610, -2177, -2352], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -845, -2273, -2564, -2638, -2638], // Against
        &[0, 0, -555, -825], // AgainstCount
        &[0, 0, -772, -1630, -1630, -1630], // Unlike
        &[0, -430], // FirstAgainst
        &[0, -734], // LastAgainst
        &[0, 0, 0], // BodiesAgainst
        &[0, -286], // PlacesAgainst
        &[0, -3018], // NumbersUnlike
        &[0, -617], // NumbersMissing
        &[0, -1675], // FormsAgainst
        &[0, -221, -525], // FieldsAgainst
        &[0, -1311, -2418], // QueryFields
        &[0, -966, -966], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1179, -1965, -2026, -2996, -3001], // AliasExtra
        &[0, 0, 0, 0], // QueryExtraCount
        &[0, -221, -716, -716], // AliasExtraCount
        &[0, -1739, -3015, -3455, -3455, -3526, -3526], // QueryLeftShare
        &[0, -1783, -2067, -2067, -2067, -2067, -2067], // AliasLeftShare
        &[0, 0, 0, 1329, 2454, 2454], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, -254], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -2788], // QueryFirstLeft
        &[0, -1671], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
        &[0, 1362, 1658, 1658, 4961, 8314], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1044,
    worth: [
        &[0, 335, 762, 1564, 2229, 2229, 2760, 3224, 3370], // MetProper
        &[0, 0, 0, 43, 870, 1324], // MetWords
        &[0, 19, 128, 473, 473, 699, 1053, 1181], // Heaviest
        &[0, 689, 1554, 1554, 2025, 2312, 2463, 2482], // Second
        &[0, 204, 485, 485], // Third
        &[0, 183, 183, 183], // MetCount
        &[0, 1694], // Exact
        &[0, 771], // SameButLight
        &[0, 18], // TitlesMet
        &[0, -418], // GendersAgainst
        &[0, -446, -446], // BeginsAgainst
        &[0, -126, -297, -455, -522], // Lost
        &[0, 0, -180, -778, -1268, -1480, -1787], // Worst
        &[0, -63, -134, -134], // WorstSecond
        &[0, -1, -120, -210, -262, -313, -346], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -439, -540], // Inexact
        &[0, -677, -751], // Initials
        &[0, -33, -33], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, -58, -170], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -35, -173, -214], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, -7, -7, -185], // Against
        &[0, -256, -1305, -1875], // AgainstCount
        &[0, 0, -1438, -2096, -2806, -2926], // Unlike
        &[0, -557], // FirstAgainst
        &[0, -480], // LastAgainst
        &[0, -1998, -2811], // BodiesAgainst
        &[0, -2708], // PlacesAgainst
        &[0, -742], // NumbersUnlike
        &[0, -4242], // NumbersMissing
        &[0, -2608], // FormsAgainst
        &[0, -1015, -1599], // FieldsAgainst
        &[0, -1024, -1028], // QueryFields
        &[0, -906, -963], // AliasFields
        &[0, -1256, -1256, -1256, -1256, -1571], // QueryExtra
        &[0, -1636, -1700, -1700, -1779, -2157], // AliasExtra
        &[0, 0, -380, -703], // QueryExtraCount
        &[0, 0, -253, -329], // AliasExtraCount
        &[0, -1165, -1165, -1165, -1165, -1662, -2054], // QueryLeftShare
        &[0, -1193, -1377, -1377, -2019, -2019, -2042], // AliasLeftShare
        &[0, 0, 55, 610, 740, 740], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -379], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -1103], // QueryFirstLeft
        &[0, -970], // QueryLastLeft
        &[0, -1297], // AliasFirstLeft
        &[0, -810], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};
