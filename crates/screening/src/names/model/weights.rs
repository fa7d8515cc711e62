//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6512,
    worth: [
        &[0, 23, 23, 23, 23, 294, 358, 779, 779], // MetProper
        &[0, 1246, 2768, 3229, 3229, 3229], // MetWords
        &[0, 0, 2916, 5116, 5669, 6344, 8652, 9294], // Heaviest
        &[0, 1410, 2486, 2486, 3072, 3072, 4637, 4637], // Second
        &[0, 855, 855, 963], // Third
        &[0, 2353, 3761, 3790], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2645], // TitlesMet
        &[0, -1032], // GendersAgainst
        &[0, -2452, -2472], // BeginsAgainst
        &[0, 0, 0, -381, -628], // Lost
        &[0, 0, 0, 0, -873, -946, -2207], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1345, -2190, -4028, -5276, -5536, -5557], // AcrossWorst
        &[0, 0, -341, -389], // AcrossSecond
        &[0, 0, -1762, -1762], // Inexact
        &[0, 0, -29], // Initials
        &[0, -173, -173], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, -1204, -1204], // Joined
        &[0, -3171, -3171, -3177], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1189, -1448], // AgainstCount
        &[0, 0, -4567, -6313, -6997, -6997], // Unlike
        &[0, -2475], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -268, -524], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -1536], // NumbersUnlike
        &[0, -2050], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, 0, 0], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -801, -801, -1654, -2787, -2787], // AliasExtra
        &[0, -4532, -4551, -4551], // QueryExtraCount
        &[0, -3710, -3814, -3902], // AliasExtraCount
        &[0, 0, 0, 0, 0, 0, -24], // QueryLeftShare
        &[0, 0, 0, 0, 0, 0, 0], // AliasLeftShare
        &[0, 0, 0, 3108, 3798, 3798], // Contained
        &[0, -601], // FathersAgainst
        &[0, 0, -263], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -3665], // QueryFirstLeft
        &[0, -1845], // QueryLastLeft
        &[0, -3823], // AliasFirstLeft
        &[0, -70], // AliasLastLeft
        &[0, 0, 0, 337, 904, 5166], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static PERSON_BESIDE: Weights = Weights {
    base: -2575,
    worth: [
        &[0, 19, 448, 1077, 1691, 2136, 2136, 2136, 2136], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 2, 835, 1517, 2853, 3271, 4091, 4091], // Heaviest
        &[0, 85, 818, 1750, 2596, 2608, 2873, 3064], // Second
        &[0, 0, 0, 0], // Third
        &[0, 586, 586, 586], // MetCount
        &[0, 92], // Exact
        &[0, 0], // SameButLight
        &[0, 941], // TitlesMet
        &[0, -223], // GendersAgainst
        &[0, -770, -778], // BeginsAgainst
        &[0, 0, -139, -1084, -1233], // Lost
        &[0, -83, -595, -595, -682, -2158, -2997], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -48, -48, -48, -255, -435, -474], // AcrossWorst
        &[0, -64, -183, -218], // AcrossSecond
        &[0, -831, -831, -831], // Inexact
        &[0, 0, 0], // Initials
        &[0, -566, -566], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1124, -1259, -1277], // Turns
        &[0, -8303], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1397, -1987], // AgainstCount
        &[0, -666, -4426, -6139, -7199, -7400], // Unlike
        &[0, -152], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -513, -1025], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3073], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, -218, -218, -712, -1009, -1494], // QueryExtra
        &[0, -1073, -1147, -1897, -2183, -2445], // AliasExtra
        &[0, -2047, -2503, -3580], // QueryExtraCount
        &[0, -1375, -1414, -2476], // AliasExtraCount
        &[0, -734, -1113, -1113, -1113, -1113, -1228], // QueryLeftShare
        &[0, -410, -410, -410, -410, -410, -410], // AliasLeftShare
        &[0, 0, 0, 1028, 1963, 2013], // Contained
        &[0, -3734], // FathersAgainst
        &[0, -645, -1146], // MiddlesAgainst
        &[0, -604, -1736, -2385, -2525], // WorstRoot
        &[0, -1423], // QueryFirstLeft
        &[0, -1245], // QueryLastLeft
        &[0, -1332], // AliasFirstLeft
        &[0, -995], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_SEARCH: Weights = Weights {
    base: -24,
    worth: [
        &[0, 1830, 1830, 1830, 2523, 2523, 2523, 2523, 2523], // MetProper
        &[0, 0, 0, 0, 0, 1718], // MetWords
        &[0, 20, 168, 629, 629, 1939, 2370, 3610], // Heaviest
        &[0, 2435, 2435, 2435, 3452, 3452, 5621, 6107], // Second
        &[0, 841, 841, 841], // Third
        &[0, 111, 111, 111], // MetCount
        &[0, 2629], // Exact
        &[0, 127], // SameButLight
        &[0, 727], // TitlesMet
        &[0, -354], // GendersAgainst
        &[0, 0, 0], // BeginsAgainst
        &[0, 0, 0, -145, -145], // Lost
        &[0, -457, -756, -1989, -3406, -3414, -3769], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, 0, -165, -323, -424, -534, -559], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, -369, -369, -770], // Inexact
        &[0, -1650, -1882], // Initials
        &[0, -1015, -1015], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1577, -1577, -1678], // Turns
        &[0, -4096], // Inverted
        &[0, 0, -887, -1852, -1852, -1852, -1852], // Against
        &[0, 0, -241, -538], // AgainstCount
        &[0, 0, -888, -1712, -1712, -1712], // Unlike
        &[0, 0], // FirstAgainst
        &[0, -716], // LastAgainst
        &[0, -313, -313], // BodiesAgainst
        &[0, -721], // PlacesAgainst
        &[0, -3572], // NumbersUnlike
        &[0, -575], // NumbersMissing
        &[0, -1774], // FormsAgainst
        &[0, -239, -487], // FieldsAgainst
        &[0, -1951, -1951], // QueryFields
        &[0, -1330, -1330], // AliasFields
        &[0, 0, 0, 0, 0, 0], // QueryExtra
        &[0, -1097, -2148, -2957, -3237, -3291], // AliasExtra
        &[0, 0, -189, -372], // QueryExtraCount
        &[0, 0, -792, -812], // AliasExtraCount
        &[0, -2618, -3437, -3437, -3437, -3437, -3437], // QueryLeftShare
        &[0, -2193, -2449, -2449, -2638, -2638, -2655], // AliasLeftShare
        &[0, 0, 0, 1641, 1641, 1641], // Contained
        &[0, -1536], // FathersAgainst
        &[0, 0, -157], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -4801], // QueryFirstLeft
        &[0, -2309], // QueryLastLeft
        &[0, 0], // AliasFirstLeft
        &[0, 0], // AliasLastLeft
        &[0, 0, 395, 395, 1463, 5735], // Borne
    ],
};

#[rustfmt::skip]
pub(super) static OTHER_BESIDE: Weights = Weights {
    base: -1032,
    worth: [
        &[0, 421, 788, 1586, 2299, 2299, 2857, 3334, 3465], // MetProper
        &[0, 0, 0, 115, 1000, 1420], // MetWords
        &[0, 21, 126, 439, 439, 701, 1025, 1139], // Heaviest
        &[0, 672, 1523, 1523, 1903, 2216, 2349, 2356], // Second
        &[0, 180, 439, 439], // Third
        &[0, 244, 244, 244], // MetCount
        &[0, 1699], // Exact
        &[0, 717], // SameButLight
        &[0, 11], // TitlesMet
        &[0, -411], // GendersAgainst
        &[0, -481, -481], // BeginsAgainst
        &[0, -59, -274, -429, -493], // Lost
        &[0, 0, -239, -829, -1285, -1498, -1797], // Worst
        &[0, -82, -168, -170], // WorstSecond
        &[0, 0, -116, -205, -255, -306, -340], // AcrossWorst
        &[0, 0, 0, 0], // AcrossSecond
        &[0, 0, -386, -480], // Inexact
        &[0, -580, -657], // Initials
        &[0, -35, -35], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -109, -245, -286], // Turns
        &[0, -8192], // Inverted
        &[0, 0, 0, 0, -1, -1, -65], // Against
        &[0, -489, -1615, -2185], // AgainstCount
        &[0, 0, -1161, -1709, -2380, -2490], // Unlike
        &[0, -625], // FirstAgainst
        &[0, -555], // LastAgainst
        &[0, -1773, -2570], // BodiesAgainst
        &[0, -2627], // PlacesAgainst
        &[0, -622], // NumbersUnlike
        &[0, -4195], // NumbersMissing
        &[0, -2463], // FormsAgainst
        &[0, -1043, -1600], // FieldsAgainst
        &[0, -814, -814], // QueryFields
        &[0, -858, -903], // AliasFields
        &[0, -1431, -1431, -1431, -1431, -1790], // QueryExtra
        &[0, -1657, -1671, -1671, -1841, -2213], // AliasExtra
        &[0, 0, -276, -503], // QueryExtraCount
        &[0, 0, -183, -247], // AliasExtraCount
        &[0, -1074, -1074, -1074, -1363, -1938, -2307], // QueryLeftShare
        &[0, -1256, -1506, -1506, -2149, -2149, -2204], // AliasLeftShare
        &[0, 0, 0, 483, 575, 575], // Contained
        &[0, -3072], // FathersAgainst
        &[0, 0, -411], // MiddlesAgainst
        &[0, 0, 0, 0, 0], // WorstRoot
        &[0, -640], // QueryFirstLeft
        &[0, -932], // QueryLastLeft
        &[0, -1203], // AliasFirstLeft
        &[0, -767], // AliasLastLeft
        &[0, 0, 0, 0, 0, 0], // Borne
    ],
};
