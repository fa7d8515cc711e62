//! What the terms of the model are worth, in 1024ths of a bit: learned, never written by hand.
//! Made by `cargo xtask train`; do not edit.

use super::Weights;

#[rustfmt::skip]
pub(super) static PERSON_SEARCH: Weights = Weights {
    base: -6513,
    worth: [
        &[0, 23, 23, 23, 23, 294, 359, 779, 779], // MetProper
        &[0, 1246, 2768, 3230, 3230, 3230], // MetWords
        &[0, 0, 2915, 5116, 5670, 6344, 8652, 9294], // Heaviest
        &[0, 1412, 2485, 2485, 3071, 3071, 4636, 4636], // Second
        &[0, 855, 855, 963], // Third
        &[0, 2353, 3762, 3790], // MetCount
        &[0, 0], // Exact
        &[0, 0], // SameButLight
        &[0, 2645], // TitlesMet
        &[0, -1032], // GendersAgainst
        &[0, -2452, -2472], // BeginsAgainst
        &[0, 0, 0, -381, -628], // Lost
        &[0, 0, 0, 0, -874, -946, -2207], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -1345, -2190, -4028, -5276, -5536, -5557], // AcrossWorst
        &[0, 0, -341, -389], // AcrossSecond
        &[0, 0, -1762, -1762], // Inexact
        &[0, 0, -29], // Initials
        &[0, -176, -176], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, -1204, -1204], // Joined
        &[0, -3171, -3171, -3177], // Turns
        &[0, -4096], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1189, -1448], // AgainstCount
        &[0, 0, -4567, -6313, -6997, -6997], // Unlike
        &[0, -2476], // FirstAgainst
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
        &[0, 0, 0, 3108, 3797, 3797], // Contained
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
    base: -2570,
    worth: [
        &[0, 19, 447, 1068, 1685, 2130, 2130, 2130, 2130], // MetProper
        &[0, 0, 0, 0, 0, 0], // MetWords
        &[0, 2, 832, 1525, 2861, 3279, 4098, 4098], // Heaviest
        &[0, 83, 812, 1749, 2593, 2605, 2870, 3060], // Second
        &[0, 0, 0, 0], // Third
        &[0, 586, 586, 586], // MetCount
        &[0, 92], // Exact
        &[0, 0], // SameButLight
        &[0, 940], // TitlesMet
        &[0, -222], // GendersAgainst
        &[0, -770, -778], // BeginsAgainst
        &[0, 0, -150, -1093, -1242], // Lost
        &[0, -79, -589, -589, -672, -2146, -2985], // Worst
        &[0, 0, 0, 0], // WorstSecond
        &[0, -44, -44, -44, -249, -428, -466], // AcrossWorst
        &[0, -62, -182, -216], // AcrossSecond
        &[0, -836, -836, -836], // Inexact
        &[0, 0, 0], // Initials
        &[0, -598, -598], // ShortForms
        &[0, 0, 0], // Slips
        &[0, 0, 0, 0, 0], // SlipWorst
        &[0, 0, 0], // Joined
        &[0, -1123, -1258, -1277], // Turns
        &[0, -8303], // Inverted
        &[0, 0, 0, 0, 0, 0, 0], // Against
        &[0, 0, -1398, -1988], // AgainstCount
        &[0, -667, -4421, -6134, -7193, -7395], // Unlike
        &[0, -148], // FirstAgainst
        &[0, 0], // LastAgainst
        &[0, -513, -1025], // BodiesAgainst
        &[0, 0], // PlacesAgainst
        &[0, -3073], // NumbersUnlike
        &[0, -4097], // NumbersMissing
        &[0, 0], // FormsAgainst
        &[0, 0, 0], // FieldsAgainst
        &[0, 0, 0], // QueryFields
        &[0, -2, -2], // AliasFields
        &[0, -224, -224, -713, -1009, -1494], // QueryExtra
        &[0, -1072, -1146, -1897, -2182, -2444], // AliasExtra
        &[0, -2043, -2499, -3577], // QueryExtraCount
        &[0, -1374, -1412, -2475], // AliasExtraCount
        &[0, -737, -1118, -1118, -1118, -1118, -1229], // QueryLeftShare
        &[0, -414, -414, -414, -414, -414, -414], // AliasLeftShare
        &[0, 0, 0, 1026, 1961, 2012], // Contained
        &[0, -3734], // FathersAgainst
        &[0, -640, -1142], // MiddlesAgainst
        &[0, -604, -1736, -2385, -2525], // WorstRoot
        &[0, -1422], // QueryFirstLeft
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
