package io.tillbridge.catalog.file;

import static io.tillbridge.catalog.file.Catalog.HEADER;
import static io.tillbridge.catalog.file.Catalog.ROW;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theDelimiterIsFoundFromTheHeader(char delimiter) {
        String text = (HEADER + "\n" + ROW).replace(',', delimiter);

        Catalog catalog = Catalog.csv(text);

        assertThat(catalog.delimiter()).isEqualTo(delimiter);
        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void delimitersInsideQuotedHeadersDoNotCount() {
        Catalog catalog = Catalog.csv(
                "vendorSku;name;brand;msrp;defaultCost;language;\"attribute:a,b,c,d,e,f,g,h,i\"",
                "A-1;Shoe;Acme;10.00;5.00;en;x");

        assertThat(catalog.delimiter()).isEqualTo(';');
        assertThat(catalog.layout().attribute(6)).isEqualTo("a,b,c,d,e,f,g,h,i");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyLike(String end) {
        Catalog catalog = Catalog.csv(String.join(end, HEADER, ROW, ROW, ""));

        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe|Acme|10.00|5.00|en", "3: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void theLineIsThePhysicalOneOnWhichTheRecordStarts() {
        Catalog catalog = Catalog.csv(
                HEADER, "1,\"a\nb\r\nc\rd\",x,1,1,en", "", "2,b,x,1,1,en", "3,\"\n\",x,1,1,\"\n\"", "4,c,x,1,1,en");

        assertThat(catalog.rows()).extracting(RawRow::line).containsExactly(2L, 7L, 8L, 11L);
    }

    @Test
    void aHeaderOverTwoLinesMovesTheRowsDown() {
        Catalog catalog = Catalog.csv("vendorSku,name,brand,msrp,defaultCost,\"language\n\"", ROW);

        assertThat(catalog.rows().get(0).line()).isEqualTo(3);
    }

    @Test
    void aBlankLineIsNoRowButALineOfDelimitersIs() {
        Catalog catalog = Catalog.csv("", HEADER, "", "   ", ",,,,,", "\"\"", "");

        assertThat(catalog.lines()).containsExactly("5: |||||", "6: ");
    }

    @Test
    void quotesAreUndoneAndBlanksKept() {
        Catalog catalog = Catalog.csv(HEADER, "\"A,1\",\"a \"\"b\"\" c\",  x ,5\" pipe,\"\", \"q\" ");

        assertThat(catalog.rows().get(0).cells())
                .containsExactly("A,1", "a \"b\" c", "  x ", "5\" pipe", "", " \"q\" ");
        assertThat(catalog.malformed()).containsOnlyNulls();
    }

    @Test
    void blanksBehindAClosingQuoteAreNothing() {
        assertThat(Catalog.csv(HEADER, "\"A\"  ,b,c,1,1,\"en\"  ").lines()).containsExactly("2: A|b|c|1|1|en");
    }

    @Test
    void oneRowWithWrongQuotesDoesNotSpoilTheNext() {
        Catalog catalog = Catalog.csv(HEADER, "A-1,\"5\" screen\",Acme,1,1,en", "A-2,\"x\"y,Acme,1,1,en", ROW);

        assertThat(catalog.malformed())
                .containsExactly(
                        "A cell in quotes must end with its closing quote; text follows that of cell 2.",
                        "A cell in quotes must end with its closing quote; text follows that of cell 2.",
                        null);
        assertThat(catalog.rows().get(0).malformed().hint()).isEqualTo("Write a quote inside a quoted cell twice.");
        assertThat(catalog.lines())
                .containsExactly(
                        "2: A-1|\"5\" screen\"|Acme|1|1|en",
                        "3: A-2|\"x\"y|Acme|1|1|en",
                        "4: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void rowsOfOtherWidthComeAsTheyAre() {
        Catalog catalog = Catalog.csv(HEADER, "A-1,Shoe", ROW + ",more,and more");

        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe", "3: A-1|Shoe|Acme|10.00|5.00|en|more|and more");
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(Catalog.csv(HEADER, "A-1,Shoe,Acme,1,1,").lines()).containsExactly("2: A-1|Shoe|Acme|1|1|");
        assertThat(Catalog.csv(HEADER, "A-1,Shoe,Acme,1,1,\"en\"").lines()).containsExactly("2: A-1|Shoe|Acme|1|1|en");
    }

    @Test
    void aFileThatEndsInsideAQuotedCellNamesTheLineWhereTheCellBegan() {
        Catalog catalog = Catalog.csv(HEADER, ROW, "A-2,\"two\nlines\",\"never\nclosed,1,1,en", ROW);

        assertThat(catalog.rows()).hasSize(1);
        assertThat(catalog.refusal())
                .isEqualTo(
                        "FILE_TRUNCATED line 4: The file ends inside the quoted cell that begins on line 4. [Send the whole"
                                + " file again; or close the quote, and write a quote inside a quoted cell twice.]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"x", "\"x\"\"", "\"x,\n\n"})
    void everyWayToEndInsideAQuotedCellIsTruncated(String end) {
        assertThat(Catalog.csv(HEADER, ROW, "A-2," + end).refusedFor()).containsExactly(FindingCode.FILE_TRUNCATED);
    }

    @Test
    void aCellOfAMillionCharactersIsARow() {
        for (String letter : new String[] {"x", "é", "日"}) {
            String cell = letter.repeat(ReadLimits.MAX_CELL_CHARS);

            Catalog catalog = Catalog.csv(HEADER, "A-1," + cell + ",\"" + cell + "\",1,1,en");

            assertThat(catalog.cell(1)).isEqualTo(cell);
            assertThat(catalog.cell(2)).isEqualTo(cell);
        }
    }

    @Test
    void aLongerCellEndsTheReading() {
        String cell = "x".repeat(ReadLimits.MAX_CELL_CHARS + 1);

        assertThat(Catalog.csv(HEADER, ROW, "A-2," + cell + ",Acme,1,1,en").refusal())
                .isEqualTo(
                        "FILE_FORMAT line 3: The cell 2 of the record that starts on line 3 is longer than 1048576 characters."
                                + " [Look for a quote that is never closed, or for missing line ends.]");
        assertThat(Catalog.csv(HEADER, ROW, "A-2,\"" + cell + "\",Acme,1,1,en").refusedFor())
                .containsExactly(FindingCode.FILE_FORMAT);
    }

    @Test
    void aRecordOfManyLongCellsEndsTheReading() {
        String cells = ("x".repeat(1_000_000) + ",").repeat(17);

        assertThat(Catalog.csv(HEADER, cells).refusal())
                .contains("The record that starts on line 2 is longer than 16777216 characters.");
    }

    @Test
    void aRowOfMillionsOfCellsIsKeptAsFarAsItShowsItsWidthIsWrong() {
        Catalog catalog = Catalog.csv(HEADER, ",".repeat(3_000_000) + "x", ROW);

        assertThat(catalog.rows()).hasSize(2);
        assertThat(catalog.rows().get(0).cells()).hasSize(ReadLimits.MAX_COLUMNS + 1);
    }

    @Test
    void aHundredThousandColumnsAreNoHeader() {
        StringBuilder header = new StringBuilder(HEADER);
        for (int i = 0; i < 100_000; i++) {
            header.append(",attribute:a").append(i);
        }

        assertThat(Catalog.csv(header.toString(), ROW).refusal())
                .isEqualTo(
                        "FILE_FORMAT line 1: The header has more than 10000 columns. [Send only the columns of the catalog;"
                                + " look for a missing line end after the header.]");
    }

    @Test
    void bytesReadReachesTheSizeOfTheFile() {
        byte[] file = (HEADER + "\n" + (ROW + "\n").repeat(50_000)).getBytes(StandardCharsets.UTF_8);

        assertThat(Catalog.read(file).bytesRead()).isEqualTo(file.length);
    }
}
