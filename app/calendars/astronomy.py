"""When the moon is new and how far the sun has come, on Vietnam's clock (UTC+7): all that the lunar calendar rests on.

Series and constants: new moons from J. Meeus, "Astronomical Algorithms", 2nd edition, chapter 49 (right to 20 seconds from
1900 to 2100); the sun from the largest terms of VSOP87 (P. Bretagnon, G. Francou, 1988), right to 40 seconds of time. An
instant is a number of local days: its whole part is `date.toordinal()`, its fraction the time of day.
"""

from bisect import bisect_right
from itertools import starmap
from math import cos, degrees, radians, sin

_JULIAN_DAY_OF_ORDINAL_ZERO = 1721424.5
_J2000 = 2451545.0
_HANOI = 7 / 24
_SECONDS_A_DAY = 86400
_LUNATIONS_A_CENTURY = 1236.85
_DAYS_A_CENTURY = 36525
_TO_EQUINOX_OF_FK5 = -0.000025

# Clock error of the turning earth (ΔT = TT - UT): year, seconds. Observed up to 2020, later the forecast of Espenak and Meeus.
_CLOCK_ERROR = (
    (1890, -5.9),
    (1900, -2.8),
    (1910, 10.5),
    (1920, 21.2),
    (1930, 24.0),
    (1940, 24.3),
    (1950, 29.1),
    (1960, 33.2),
    (1970, 40.2),
    (1980, 50.5),
    (1990, 56.9),
    (2000, 63.8),
    (2010, 66.1),
    (2020, 69.4),
    (2050, 93.0),
    (2100, 202.7),
    (2110, 226.6),
)

# Corrections to the mean new moon in days: amplitude, multiples of the sun's anomaly, the moon's anomaly, the moon's
# argument of latitude. A term with n times the sun's anomaly shrinks with the n-th power of the earth's eccentricity.
_MOON_TERMS = (
    (-0.40720, 0, 1, 0),
    (0.17241, 1, 0, 0),
    (0.01608, 0, 2, 0),
    (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0),
    (-0.00514, 1, 1, 0),
    (0.00208, 2, 0, 0),
    (-0.00111, 0, 1, -2),
    (-0.00057, 0, 1, 2),
    (0.00056, 1, 2, 0),
    (-0.00042, 0, 3, 0),
    (0.00042, 1, 0, 2),
    (0.00038, 1, 0, -2),
    (-0.00024, -1, 2, 0),
    (-0.00007, 2, 1, 0),
    (0.00004, 0, 2, -2),
    (0.00004, 3, 0, 0),
    (0.00003, 1, 1, -2),
    (0.00003, 0, 2, 2),
    (-0.00003, 1, 1, 2),
    (0.00003, -1, 1, 2),
    (-0.00002, -1, 1, -2),
    (-0.00002, 1, 3, 0),
    (0.00002, 0, 4, 0),
)

# Pull of the planets in days: amplitude, angle at lunation 0 and its change a lunation, in degrees.
_PLANET_TERMS = (
    (0.000325, 299.77, 0.107408),
    (0.000165, 251.88, 0.016321),
    (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478),
    (0.000110, 84.66, 18.206239),
    (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732),
    (0.000056, 154.84, 7.306860),
    (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824),
    (0.000040, 291.34, 1.844379),
    (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099),
    (0.000023, 331.55, 3.592518),
)

# Longitude of the earth, 1e-8 radian: amplitude, angle at 2000, change a thousand years in radians; one group a power of time.
_EARTH_TERMS = (
    (
        (175347046, 0.0, 0.0),
        (3341656, 4.6692568, 6283.0758500),
        (34894, 4.62610, 12566.15170),
        (3497, 2.7441, 5753.3849),
        (3418, 2.8289, 3.5231),
        (3136, 3.6277, 77713.7715),
        (2676, 4.4181, 7860.4194),
        (2343, 6.1352, 3930.2097),
        (1324, 0.7425, 11506.7698),
        (1273, 2.0371, 529.6910),
        (1199, 1.1096, 1577.3435),
        (990, 5.233, 5884.927),
        (902, 2.045, 26.298),
        (857, 3.508, 398.149),
        (780, 1.179, 5223.694),
        (753, 2.533, 5507.553),
        (505, 4.583, 18849.228),
        (492, 4.205, 775.523),
        (357, 2.920, 0.067),
        (317, 5.849, 11790.629),
        (284, 1.899, 796.298),
        (271, 0.315, 10977.079),
        (243, 0.345, 5486.778),
        (206, 4.806, 2544.314),
        (205, 1.869, 5573.143),
        (202, 2.458, 6069.777),
        (156, 0.833, 213.299),
        (132, 3.411, 2942.463),
        (126, 1.083, 20.775),
        (115, 0.645, 0.980),
        (103, 0.636, 4694.003),
        (102, 0.976, 15720.839),
        (102, 4.267, 7.114),
        (99, 6.21, 2146.17),
        (98, 0.68, 155.42),
        (86, 5.98, 161000.69),
        (85, 1.30, 6275.96),
        (85, 3.67, 71430.70),
        (80, 1.81, 17260.15),
        (79, 3.04, 12036.46),
    ),
    ((628331966747, 0.0, 0.0), (206059, 2.678235, 6283.07585), (4303, 2.6351, 12566.1517)),
    ((52919, 0.0, 0.0), (8720, 1.0721, 6283.0758)),
)


def lunation_before(year: int) -> int:
    """Return the number of the last new moon up to about 6 January of `year`; number 0 is that of 6 January 2000."""
    return int((year - 2000) * _LUNATIONS_A_CENTURY // 100)


def new_moon(lunation: int) -> float:
    """Return the instant at which the moon is new (local days, UTC+7)."""
    t = lunation / _LUNATIONS_A_CENTURY
    mean = 2451550.09766 + 29.530588861 * lunation + 0.00015437 * t**2 - 0.00000015 * t**3 + 0.00000000073 * t**4
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.1053567 * lunation - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * lunation + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    latitude = 160.7108 + 390.67050284 * lunation - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    node = 124.7746 - 1.56375588 * lunation + 0.0020672 * t**2 + 0.00000215 * t**3

    def moon_term(amplitude: float, of_sun: int, of_moon: int, of_latitude: int) -> float:
        angle = of_sun * sun + of_moon * moon + of_latitude * latitude
        return amplitude * eccentricity ** abs(of_sun) * _sine(angle)

    def planet_term(amplitude: float, start: float, change: float) -> float:
        return amplitude * _sine(start + change * lunation)

    wobble = sum(starmap(moon_term, _MOON_TERMS)) - 0.00017 * _sine(node)
    pull = sum(starmap(planet_term, _PLANET_TERMS))
    return _local_clock(mean + wobble + pull)


def sun_longitude(instant: float) -> float:
    """Return the apparent longitude of the sun in degrees from 0 up to 360; 270 is the December solstice."""
    centuries = (_uniform_time(instant) - _J2000) / _DAYS_A_CENTURY
    millennia = centuries / 10
    earth = sum(
        amplitude * cos(start + change * millennia) * millennia**power
        for power, terms in enumerate(_EARTH_TERMS)
        for amplitude, start, change in terms
    )
    aberration = -0.00569 - 0.0001 * _sine(87.53 + 35999.05 * centuries)
    nutation = -0.00478 * _sine(125.04 - 1934.136 * centuries) - 0.00037 * _sine(200.93 + 72001.54 * centuries)
    return (degrees(earth / 1e8) + 180 + _TO_EQUINOX_OF_FK5 + aberration + nutation) % 360


def _local_clock(julian_day: float) -> float:
    """Turn uniform time (TT, Julian days) into local days of Vietnam's clock."""
    local = julian_day - _JULIAN_DAY_OF_ORDINAL_ZERO + _HANOI
    return local - _clock_error(local)


def _uniform_time(instant: float) -> float:
    """Turn local days of Vietnam's clock into uniform time (TT, Julian days)."""
    return instant + _clock_error(instant) - _HANOI + _JULIAN_DAY_OF_ORDINAL_ZERO


def _clock_error(instant: float) -> float:
    """Return TT - UT in days, between the rows of the table in a straight line."""
    year = instant / 365.2425 + 1
    after = min(max(bisect_right(_CLOCK_ERROR, (year, 0.0)), 1), len(_CLOCK_ERROR) - 1)
    (year_before, error_before), (year_after, error_after) = _CLOCK_ERROR[after - 1 : after + 1]
    share = (year - year_before) / (year_after - year_before)
    return (error_before + share * (error_after - error_before)) / _SECONDS_A_DAY


def _sine(angle: float) -> float:
    return sin(radians(angle))
