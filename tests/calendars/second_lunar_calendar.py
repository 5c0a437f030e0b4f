"""A second lunar calendar for UTC+7, built on nothing that `app.calendars` uses.

Moon: longitudes from 62 terms of Chapront's ELP-2000/82 (Meeus, "Astronomical Algorithms", table 47.A). Sun: the 49 terms of
Bretagnon and Simon, "Planetary Programs and Tables from -4000 to +2800". A new moon is where the two longitudes meet, found by
secant steps; months are numbered by the principal terms (trung khí) that fall into them, each found as an instant and
turned into a day. Clock error: the polynomials of Espenak and Meeus (NASA), not the table of the program.
"""

from datetime import date
from itertools import pairwise
from math import cos, floor, radians, sin

HANOI = 7 / 24
J2000_ORDINAL = 730120.5  # 1 January 2000, 12:00, counted as date.toordinal()

# amplitude in 1e-6 degree; multiples of elongation, sun's anomaly, moon's anomaly, argument of latitude
MOON = """
6288774 0 0 1 0 | 1274027 2 0 -1 0 | 658314 2 0 0 0 | 213618 0 0 2 0 | -185116 0 1 0 0 | -114332 0 0 0 2 | 58793 2 0 -2 0
57066 2 -1 -1 0 | 53322 2 0 1 0 | 45758 2 -1 0 0 | -40923 0 1 -1 0 | -34720 1 0 0 0 | -30383 0 1 1 0 | 15327 2 0 0 -2
-12528 0 0 1 2 | 10980 0 0 1 -2 | 10675 4 0 -1 0 | 10034 0 0 3 0 | 8548 4 0 -2 0 | -7888 2 1 -1 0 | -6766 2 1 0 0
-5163 1 0 -1 0 | 4987 1 1 0 0 | 4036 2 -1 1 0 | 3994 2 0 2 0 | 3861 4 0 0 0 | 3665 2 0 -3 0 | -2689 0 1 -2 0
-2602 2 0 -1 2 | 2390 2 -1 -2 0 | -2348 1 0 1 0 | 2236 2 -2 0 0 | -2120 0 1 2 0 | -2069 0 2 0 0 | 2048 2 -2 -1 0
-1773 2 0 1 -2 | -1595 2 0 0 2 | 1215 4 -1 -1 0 | -1110 0 0 2 2 | -892 3 0 -1 0 | -810 2 1 1 0 | 759 4 -1 -2 0
-713 0 2 -1 0 | -700 2 2 -1 0 | 691 2 1 -2 0 | 596 2 -1 0 -2 | 549 4 0 1 0 | 537 0 0 4 0 | 520 4 -1 0 0
-487 1 0 -2 0 | -399 2 1 0 -2 | -381 0 0 2 -2 | 351 1 1 1 0 | -340 3 0 -2 0 | 330 4 0 -3 0 | 327 2 -1 2 0
-323 0 2 1 0 | 299 1 1 -1 0 | 294 2 0 3 0
"""

# amplitude in 1e-7 radian, angle at J2000 and its change a century in degrees
SUN = """
403406 270.54861 0.9287892 | 195207 340.19128 35999.1376958 | 119433 63.91854 35999.4089666 | 112392 331.26220 35998.7287385
3891 317.843 71998.20261 | 2819 86.631 71998.4403 | 1721 240.052 36000.35726 | 660 310.26 71997.4812 | 350 247.23 32964.4678
334 260.87 -19.4410 | 314 297.82 445267.1117 | 268 343.14 45036.8840 | 242 166.79 3.1008 | 234 81.53 22518.4434
158 3.50 -19.9739 | 132 132.75 65928.9345 | 129 182.95 9038.0293 | 114 162.03 3034.7684 | 99 29.8 33718.148
93 266.4 3034.448 | 86 249.2 -2280.773 | 78 157.6 29929.992 | 72 257.8 31556.493 | 68 185.1 149.588 | 64 69.9 9037.750
46 8.0 107997.405 | 38 197.1 -4444.176 | 37 250.4 151.771 | 32 65.3 67555.316 | 29 162.7 31556.080 | 28 341.5 -4561.540
27 291.6 107996.706 | 27 98.5 1221.655 | 25 146.7 62894.167 | 24 110.0 31437.369 | 21 5.2 14578.298 | 21 342.6 -31931.757
20 230.9 34777.243 | 18 256.1 1221.999 | 17 45.3 62894.511 | 14 242.9 -4442.039 | 13 115.2 107997.909 | 13 151.8 119.066
13 285.3 16859.071 | 12 53.3 -4.578 | 10 126.6 26895.292 | 10 205.7 -39.127 | 10 85.9 12297.536 | 10 146.1 90073.778
"""


def rows(table: str) -> list[list[float]]:
    return [[float(number) for number in row.split()] for row in table.replace("\n", "|").split("|") if row.strip()]


MOON_ROWS = rows(MOON)
SUN_ROWS = rows(SUN)


def sine(degrees: float) -> float:
    return sin(radians(degrees))


def moon_longitude(t: float) -> float:
    """Degrees, without nutation; `t` in centuries of uniform time since J2000."""
    mean = 218.3164477 + 481267.88123421 * t - 0.0015786 * t**2 + t**3 / 538841 - t**4 / 65194000
    elongation = 297.8501921 + 445267.1114034 * t - 0.0018819 * t**2 + t**3 / 545868 - t**4 / 113065000
    of_sun = 357.5291092 + 35999.0502909 * t - 0.0001536 * t**2 + t**3 / 24490000
    of_moon = 134.9633964 + 477198.8675055 * t + 0.0087414 * t**2 + t**3 / 69699 - t**4 / 14712000
    latitude = 93.2720950 + 483202.0175233 * t - 0.0036539 * t**2 - t**3 / 3526000 + t**4 / 863310000
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t**2
    total = sum(
        amplitude * eccentricity ** abs(s) * sine(e * elongation + s * of_sun + m * of_moon + f * latitude)
        for amplitude, e, s, m, f in MOON_ROWS
    )
    total += 3958 * sine(119.75 + 131.849 * t) + 318 * sine(53.09 + 479264.290 * t) + 1962 * sine(mean - latitude)
    return mean + total / 1e6


def sun_longitude(t: float) -> float:
    """Degrees, with aberration, without nutation."""
    total = sum(amplitude * sine(start + change * t) for amplitude, start, change in SUN_ROWS)
    aberration = 0.0000974 * cos(radians(177.63 + 35999.01848 * t)) - 0.005575
    return 282.7771834 + 36000.76953744 * t + 0.000005729577951308232 * total + aberration


def nutation(t: float) -> float:
    return -0.004778 * sine(124.90 - 1934.134 * t + 0.002063 * t**2) - 0.0003667 * sine(201.11 + 72001.5377 * t + 0.00057 * t**2)


def clock_error(year: float) -> float:
    """ΔT in seconds by the polynomials of Espenak and Meeus, 1900 to 2150."""
    t = year - 1900
    if year < 1920:
        return -2.79 + 1.494119 * t - 0.0598939 * t**2 + 0.0061966 * t**3 - 0.000197 * t**4
    t = year - 1920
    if year < 1941:
        return 21.20 + 0.84493 * t - 0.076100 * t**2 + 0.0020936 * t**3
    t = year - 1950
    if year < 1961:
        return 29.07 + 0.407 * t - t**2 / 233 + t**3 / 2547
    t = year - 1975
    if year < 1986:
        return 45.45 + 1.067 * t - t**2 / 260 - t**3 / 718
    t = year - 2000
    if year < 2005:
        return 63.86 + 0.3345 * t - 0.060374 * t**2 + 0.0017275 * t**3 + 0.000651814 * t**4 + 0.00002373599 * t**5
    if year < 2050:
        return 62.92 + 0.32217 * t + 0.005589 * t**2
    return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)


def local(t: float) -> float:
    """Centuries of uniform time since J2000 -> local days of UTC+7, counted as date.toordinal()."""
    return t * 36525 + J2000_ORDINAL - clock_error(2000 + t * 100) / 86400 + HANOI


def elongation(t: float) -> float:
    return moon_longitude(t) - sun_longitude(t)


def apparent_sun(t: float) -> float:
    return sun_longitude(t) + nutation(t)


def root(value, guess: float, target: float, rate: float) -> float:
    """Where `value`, which rises by about `rate` a century, reaches `target`."""
    for _ in range(12):
        step = (target - value(guess)) / rate
        guess += step
        if abs(step) * 36525 * 86400 < 0.01:
            return guess
    raise AssertionError("no convergence")


def new_moon_instants(first_year: int, last_year: int) -> list[float]:
    first = floor(elongation((first_year - 2000) / 100) / 360)
    last = floor(elongation((last_year - 2000) / 100) / 360)
    rate = 445267.1114034 - 0.0
    offset = elongation(0.0)
    return [local(root(elongation, (360 * n - offset) / rate, 360 * n, rate)) for n in range(first, last + 1)]


def principal_term_instants(first_year: int, last_year: int) -> list[tuple[int, float]]:
    """Instants at which the sun has come a multiple of 30 degrees, with the number of the month each belongs to (270 -> 11)."""
    first = floor(apparent_sun((first_year - 2000) / 100) / 30)
    last = floor(apparent_sun((last_year - 2000) / 100) / 30)
    offset = apparent_sun(0.0)
    return [
        ((n + 1) % 12 + 1, local(root(apparent_sun, (30 * n - offset) / 36000.7695, 30 * n, 36000.7695)))
        for n in range(first, last + 1)
    ]


def months(first_year: int, last_year: int) -> list[tuple[int, bool, date]]:
    """(number, is leap, first day) of every month that begins in these years, both included."""
    starts = [floor(instant) for instant in new_moon_instants(first_year - 3, last_year + 4)]
    terms = {floor(instant): number for number, instant in principal_term_instants(first_year - 2, last_year + 3)}
    solstices = sorted(day for day, number in terms.items() if number == 11)
    found: list[tuple[int, bool, date]] = []
    for this_solstice, next_solstice in pairwise(solstices):
        first = max(start for start in starts if start <= this_solstice)
        after = max(start for start in starts if start <= next_solstice)
        stretch = [start for start in starts if first <= start <= after]
        has_leap, number = len(stretch) == 14, 10
        for start, end in pairwise(stretch):
            is_leap = has_leap and not any(start <= day < end for day in terms)
            has_leap = has_leap and not is_leap
            number += not is_leap
            found.append(((number - 1) % 12 + 1, is_leap, date.fromordinal(start)))
    return [row for row in found if first_year <= row[2].year <= last_year]
