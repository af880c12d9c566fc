package io.tillbridge.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.feed.definition.FeedSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wine as shops and catalogs write it. */
class WineReadingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    75 cl                | 750 ml | 1
                    75cl                 | 750 ml | 1
                    0,75 l               | 750 ml | 1
                    0.75L                | 750 ml | 1
                    750ML                | 750 ml | 1
                    750 milliliter       | 750 ml | 1
                    1,5 liter            | 1500 ml | 1
                    1 Litre              | 1000 ml | 1
                    7.5 dl               | 750 ml | 1
                    Fles (37,5 cl)       | 375 ml | 1
                    6 x 75 cl            | 750 ml | 6
                    6x75cl               | 750 ml | 6
                    12 × 0,75 l          | 750 ml | 12
                    75cl x 6             | 750 ml | 6
                    Cava 2019 75cl       | 750 ml | 1
                    18.75 cl             | 187.5 ml | 1
                    750                  | -      | 1
                    75 clubs             | -      | 1
                    75 cm                | -      | 1
                    900 l                | -      | 1
                    ABC75 cl             | -      | 1
                    1.000.75 l           | -      | 1
                    """)
    void aBottleSizeIsReadHoweverItIsWritten(String text, String size, int quantity) {
        assertThat(BottleVolume.in(text).map(volume -> volume.text("ml", null)).orElse("-")).isEqualTo(size);
        assertThat(BottleVolume.in(text).map(BottleVolume::quantity).orElse(1)).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({"ml, 750 ml", "cl, 75 cl", "l, 0.75 l"})
    void aBottleSizeIsWrittenInTheUnitOfTheDestination(String unit, String text) {
        assertThat(BottleVolume.in("0,75 l").orElseThrow().text(unit, null)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2019             | 2019
                    ' 2019 '         | 2019
                    2019.0           | 2019
                    1985             | 1985
                    NV               | NV
                    n.v.             | NV
                    Non-Vintage      | NV
                    sans année       | NV
                    zonder jaargang  | NV
                    19               | -
                    1743             | -
                    2999             | -
                    2018/2019        | -
                    MMXIX            | -
                    """)
    void aVintageIsAYearOrNv(String text, String vintage) {
        assertThat(WineVintage.of(text).orElse("-")).isEqualTo(vintage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Barolo 2019                  | 2019
                    2019 Barolo                  | 2019
                    Port (1985)                  | 1985
                    Colheita 1985, bottled 2015  | 1985 2015
                    Moët & Chandon 1743 Brut     | -
                    Brut NV                      | NV
                    Brut N.V.                    | NV
                    Cuvée sans millésime         | NV
                    Art. 20192                   | -
                    A2019                        | -
                    Convict                      | -
                    2.019 ml                     | -
                    """)
    void theVintagesOfANameAreFound(String name, String vintages) {
        String found = String.join(" ", WineVintage.in(name));

        assertThat(found.isEmpty() ? "-" : found).isEqualTo(vintages);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Vintage=2019                        | Barolo       | Acme | WINE_VINTAGE  | 2019
                    jaargang=NV                         | Cava         | Acme | WINE_VINTAGE  | NV
                    Jahrgang=old                        | Cava         | Acme | WINE_VINTAGE  | old
                    ' '                                 | Barolo 2019  | Acme | WINE_VINTAGE  | 2019
                    ' '                                 | Port 1985 2015 | Acme | WINE_VINTAGE  | null
                    ' '                                 | Barolo       | Acme | WINE_NAME     | Acme Barolo NV
                    Vintage=2018                        | Barolo       | Acme | WINE_NAME     | Acme Barolo 2018
                    Producer=Ca' Rossa                  | Ca' Rossa Barolo 2019 | Acme | WINE_NAME | Ca' Rossa Barolo 2019
                    Producer=Ca' Rossa                  | Barolo       | Acme | WINE_PRODUCER | Ca' Rossa
                    ' '                                 | Barolo       | Acme | WINE_PRODUCER | Acme
                    Volume (ml)=750                     | Barolo       | Acme | WINE_SIZE     | 750 ml
                    Inhoud [cl]=37,5                    | Barolo       | Acme | WINE_SIZE     | 375 ml
                    Inhoud in cl=75                     | Barolo       | Acme | WINE_SIZE     | 750 ml
                    Volume=750                          | Barolo       | Acme | WINE_SIZE     | 750
                    ' '                                 | Barolo 75 cl | Acme | WINE_SIZE     | 750 ml
                    Alcohol=13,5 % vol                  | Barolo       | Acme | WINE_ALCOHOL  | 13.5
                    ABV=14%                             | Barolo       | Acme | WINE_ALCOHOL  | 14
                    ' '                                 | Barolo / Barolo 2019 75 cl | Acme | WINE_VINTAGE | 2019
                    ' '                                 | Barolo / Barolo 2019 75 cl | Acme | WINE_SIZE | 750 ml
                    ' '                                 | Barolo 2018 / Barolo 2019 | Acme | WINE_VINTAGE | 2018
                    Alcohol=strong                      | Barolo       | Acme | WINE_ALCOHOL  | strong
                    """)
    void aFactIsReadFromItsAttributeElseFromTheName(
            String attributes, String name, String brand, String source, String value) {
        Map<String, String> known = new HashMap<>();
        for (String one : List.of(attributes.split(";", -1))) {
            if (one.contains("=")) {
                known.put(one.substring(0, one.indexOf('=')).toLowerCase(java.util.Locale.ROOT), one.substring(one.indexOf('=') + 1));
            }
        }

        Object found = new WineFacts(known, List.of(name.split(" / ", -1)), brand, null).of(FeedSource.valueOf(source));

        assertThat(found == null ? "null" : ValueText.of(found)).isEqualTo(value);
    }
}
