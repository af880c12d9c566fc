package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.FindingCode;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A workbook's first sheet is read like the text file it could be saved as. */
class WorkbookTest {
    private static final String HEADER =
            texts("vendorSku", "name", "brand", "msrp", "defaultCost", "language", "gtinEan");

    @Test
    void cellsAreTheTextsThatTheSheetShows() throws IOException {
        Catalog catalog = Catalog.read(workbook(
                row(1, HEADER),
                row(
                        2,
                        number(1, "7")
                                + text("Mug")
                                + text("Acme")
                                + number(2, "12.5")
                                + number(0, "5.25")
                                + text("en")
                                + number(0, "4.006381333931E12")),
                row(
                        4,
                        text("A-2")
                                + formula("1+1", "Bowl")
                                + text("Acme")
                                + formula("2*3", "6")
                                + number(3, "1234.5")
                                + text("en"))));

        assertThat(catalog.refusal()).isEmpty();
        assertThat(catalog.lines())
                .containsExactly("2: 00007|Mug|Acme|12.50|5.25|en|4006381333931", "4: A-2|Bowl|Acme|6|1234.50|en|");
        assertThat(catalog.rows().get(1).number()).isEqualTo(4);
    }

    @Test
    void aDamagedOrCutWorkbookIsRefusedInWords() throws IOException {
        byte[] whole = workbook(row(1, HEADER));
        byte[] noSheet = ContainerTest.zip("xl/workbook.xml", "<workbook/>", "a.txt", "x");

        assertThat(Catalog.read(Arrays.copyOf(whole, 400)).refusedFor()).hasSize(1);
        assertThat(Catalog.read(noSheet).refusal()).contains("The workbook (.xlsx) is damaged");
    }

    @Test
    void aWorkbookThatUnpacksToTooMuchIsRefused() throws IOException {
        byte[] bomb = workbook(row(1, HEADER), row(2, text("x".repeat(300_000))));

        assertThat(Catalog.read(bomb, ReadLimits.of(1 << 20, 200_000)).refusedFor())
                .containsExactly(FindingCode.FILE_TOO_LARGE);
    }

    private static byte[] workbook(String... rows) throws IOException {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String packageRelation = "http://schemas.openxmlformats.org/package/2006/relationships";
        return ContainerTest.zip(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + override("/xl/workbook.xml", "sheet.main")
                        + override("/xl/worksheets/sheet1.xml", "worksheet")
                        + override("/xl/styles.xml", "styles") + "</Types>",
                "_rels/.rels",
                "<Relationships xmlns='" + packageRelation + "'><Relationship Id='r1' Type='" + office
                        + "/officeDocument' Target='xl/workbook.xml'/></Relationships>",
                "xl/workbook.xml",
                "<workbook xmlns='" + main + "' xmlns:r='" + office
                        + "'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='" + packageRelation + "'><Relationship Id='r1' Type='" + office
                        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + office
                        + "/styles' Target='styles.xml'/></Relationships>",
                "xl/styles.xml",
                "<styleSheet xmlns='" + main + "'><numFmts count='2'><numFmt numFmtId='164' formatCode='00000'/>"
                        + "<numFmt numFmtId='165' formatCode='&quot;EUR&quot; #,##0.00'/></numFmts>"
                        + "<cellXfs count='4'><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='2'/><xf numFmtId='165'/>"
                        + "</cellXfs></styleSheet>",
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + main + "'><sheetData>" + String.join("", rows) + "</sheetData></worksheet>");
    }

    private static String override(String part, String type) {
        return "<Override PartName='" + part
                + "' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml." + type + "+xml'/>";
    }

    private static String row(int number, String cells) {
        StringBuilder row = new StringBuilder("<row r='" + number + "'>");
        int column = 0;
        for (String cell : cells.split("(?=<c )", 0)) {
            row.append(cell.replace("<c ", "<c r='" + (char) ('A' + column++) + number + "' "));
        }
        return row + "</row>";
    }

    private static String texts(String... texts) {
        return String.join("", Arrays.stream(texts).map(WorkbookTest::text).toList());
    }

    private static String text(String text) {
        return "<c t='inlineStr'><is><t>" + text + "</t></is></c>";
    }

    private static String number(int style, String value) {
        return "<c s='" + style + "'><v>" + value + "</v></c>";
    }

    private static String formula(String formula, String value) {
        String type = Character.isDigit(value.charAt(0)) ? "" : "t='str'";
        return "<c " + type + "><f>" + formula + "</f><v>" + value + "</v></c>";
    }
}
