package io.tillbridge.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.catalog.Column;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each dialect of the distribution reads what its system writes; auto finds it by the header. */
class ShippedDialectsTest {
    @Test
    void shopifyRowsStandAlone() {
        Catalog catalog = Catalog.csv(
                "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,"
                        + "Variant Price,Variant Barcode,Image Src,Cost per item,Status",
                "shoe,Shoe,<p>Fast</p>,Acme,Shoes,run,true,Size,41,S-41,900,99.95,'4006381333931,https://x/1.jpg,50.00,active",
                "shoe,,,,,,,,42,S-42,910,99.95,,,50.00,",
                "shoe,,,,,,,,,,,,,https://x/2.jpg,,",
                "hat,Hat,,Acme,Hats,,true,Title,Default Title,H-1,100,20,,,10,active");

        assertThat(catalog.layout().dialect()).isEqualTo("shopify");
        assertThat(catalog.layout().language()).isEqualTo("en");
        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.values())
                .containsExactly(
                        "2: shoe|Shoe|<p>Fast</p>|Acme|Shoes|run|true|Size|41|S-41|900 g|99.95|4006381333931|https://x/1.jpg"
                                + "|50.00|active",
                        "3: shoe|Shoe|<p>Fast</p>|Acme|Shoes||true||42|S-42|910 g|99.95||https://x/1.jpg|50.00|active",
                        "5: |Hat||Acme|Hats||true|Title||H-1|100 g|20|||10|active");
        assertThat(catalog.lines())
                .startsWith(
                        "2: shoe|Shoe|<p>Fast</p>|Acme|Shoes|run|true|Size|41|S-41|900|99.95|'4006381333931|https://x/1.jpg"
                                + "|50.00|active")
                .endsWith("5: hat|Hat||Acme|Hats||true|Title|Default Title|H-1|100|20|||10|active");
        assertThat(catalog.layout().column(0)).isEqualTo(Column.GROUP_ID);
        assertThat(catalog.layout().variation(8)).isEqualTo("Option 1");
    }

    @Test
    void aRejectedShopifyRowLoadsByItself() {
        Catalog catalog = Catalog.csv(
                "Handle,Title,Vendor,Option1 Value,Variant SKU,Variant Grams,Variant Price,Cost per item,errors",
                "shoe,Shoe,Acme,42,S-42,910 g,99.95,50.00,MSRP_INVALID");

        assertThat(catalog.lines()).containsExactly("2: shoe|Shoe|Acme|42|S-42|910 g|99.95|50.00|MSRP_INVALID");
    }

    @Test
    void nuorderSkusAreMadeOfFourColumns() {
        Catalog catalog = Catalog.csv(
                "Style Number,Season,Color,Size,Name,Brand,Wholesale USD,Retail USD,UPC,Disabled",
                "T100,SS26,Navy, M ,Tee,Acme,10.00,25.00,036282818705,N",
                "T100,SS26,Navy,,Tee,Acme,10.00,25.00,,Y");

        assertThat(catalog.layout().dialect()).isEqualTo("nuorder");
        assertThat(catalog.layout().indexOf(Column.VENDOR_SKU)).isEqualTo(10);
        assertThat(catalog.layout().fileWidth()).isEqualTo(10);
        assertThat(catalog.layout().width()).isEqualTo(12);
        assertThat(catalog.rows().get(0).values()).endsWith("yes", "T100-SS26-Navy-M", "T100-SS26");
        assertThat(catalog.rows().get(1).values()).endsWith("no", "T100-SS26-Navy", "T100-SS26");
        assertThat(catalog.rows().get(0).cells()).hasSize(10).endsWith("N");
    }

    @Test
    void rowsOfOtherWidthKeepTheirCellsAndTheirSkuWhereItIsWhole() {
        Catalog catalog = Catalog.csv(
                "Style Number,Season,Color,Size,Name,Brand,Wholesale USD,Retail USD",
                "T,S,C,M,N,B,1,2,surplus",
                "T,S,C,M,N,B,1",
                "T,S,C");

        assertThat(catalog.lines()).containsExactly("2: T|S|C|M|N|B|1|2|surplus", "3: T|S|C|M|N|B|1", "4: T|S|C");
        assertThat(catalog.values())
                .containsExactly(
                        "2: T|S|C|M|N|B|1|2|T-S-C-M|T-S", "3: T|S|C|M|N|B|1||T-S-C-M|T-S", "4: T|S|C|||||||T-S");
    }

    @Test
    void aBlankCellGivesWayToWhereItsValueStandsOtherwise() {
        Catalog catalog = Catalog.csv(
                "Handle,Title,Vendor,Variant SKU,Variant Price,Variant Compare At Price,Cost per item,Variant Image,Image Src",
                "a,A,Acme,A-1,8,,4,,https://x/1.jpg",
                "b,B,Acme,B-1,8,10,4,https://x/v.jpg,https://x/2.jpg",
                "c,C,Acme,C-1,,,4,,");

        int msrp = catalog.layout().indexOf(Column.MSRP);
        int images = catalog.layout().indexOf(Column.IMAGES);
        assertThat(catalog.rows()).extracting(row -> row.values()[msrp]).containsExactly("8", "10", "");
        assertThat(catalog.rows())
                .extracting(row -> row.values()[images])
                .containsExactly("https://x/1.jpg", "https://x/v.jpg", "");
        assertThat(catalog.rows()).extracting(row -> row.source(msrp)).containsExactly(4, 5, 4);
    }

    @Test
    void aSingleGoogleProductIsAGroupOfItsOwnOnlyWhenItHasAVariation() {
        Catalog catalog = Catalog.csv(
                "id,title,brand,price,cost_of_goods_sold,color",
                "G-1,Shoe,Acme,1 EUR,1 EUR,red",
                "G-2,Mug,Acme,1 EUR,1 EUR,");

        int group = catalog.layout().indexOf(Column.GROUP_ID);
        assertThat(catalog.rows()).extracting(row -> row.values()[group]).containsExactly("G-1", "");
    }

    @Test
    void googlePricesLoseTheirCurrencyAndPicturesComeTogether() {
        Catalog catalog = Catalog.csv(
                "id\ttitle\tbrand\tprice\tcost_of_goods_sold\timage_link\tadditional_image_link\tgtin\tavailability",
                "G-1\tShoe\tAcme\t12.50 EUR\tEUR 7.25\thttps://x/1.jpg\thttps://x/2.jpg,https://x/3.jpg\t4006381333931\tin_stock",
                "G-2\tShoe\tAcme\t12,50 EUR\tfree\t\t\t\tin_stock");

        Layout layout = catalog.layout();
        assertThat(layout.dialect()).isEqualTo("google-merchant");
        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.rows().get(0).values()[layout.indexOf(Column.MSRP)]).isEqualTo("12.50");
        assertThat(catalog.rows().get(0).values()[layout.indexOf(Column.DEFAULT_COST)])
                .isEqualTo("7.25");
        assertThat(catalog.rows().get(0).values()[layout.indexOf(Column.IMAGES)])
                .isEqualTo("https://x/1.jpg https://x/2.jpg,https://x/3.jpg");
        assertThat(catalog.rows().get(1).values()[layout.indexOf(Column.MSRP)]).isEqualTo("12,50 EUR");
        assertThat(catalog.rows().get(1).values()[layout.indexOf(Column.DEFAULT_COST)])
                .isEqualTo("free");
    }

    @Test
    void theLanguageOfACSeriesExportStandsInItsHeader() {
        Catalog catalog = Catalog.csv(
                "Internal_ID;Internal_Variant_ID;Visible;Brand;NL_Title_Short;NL_Title_Long;DE_Title_Long;NL_Variant;Price;"
                        + "Price_Cost;Article_Code;EAN;SKU;Weight",
                "1;2;S;Acme;kort;Lange schoen;Langer Schuh;maat 41;99.95;50.00;A-41;4006381333931;M-1;900");

        Layout layout = catalog.layout();
        assertThat(layout.dialect()).isEqualTo("c-series-export");
        assertThat(layout.language()).isEqualTo("nl");
        assertThat(layout.indexOf(Column.NAME)).isEqualTo(5);
        assertThat(layout.column(6)).isNull();
        assertThat(catalog.warnings()).isEmpty();
        assertThat(catalog.rows().get(0).values()).contains("yes", "900 g");
    }

    @Test
    void theCanonicalNameCountsBeforeTheDialectsOwn() {
        Catalog catalog = Catalog.csv(
                "id,title,name,brand,price,cost_of_goods_sold", "G-1,from title,from name,Acme,1.00 EUR,1.00 EUR");

        assertThat(catalog.layout().indexOf(Column.NAME)).isEqualTo(2);
        assertThat(catalog.warnings())
                .singleElement()
                .asString()
                .contains("The column \"title\" is not known to google-merchant");
    }

    @Test
    void aCanonicalFileIsNeverTakenForAnotherSystems() {
        Catalog catalog = Catalog.csv("vendorSku,name,brand,msrp,defaultCost", "A,n,b,1,1");

        assertThat(catalog.refusal()).contains("Read as lightspeed-vendor", "\"language\"");
    }

    @Test
    void anAlmostRightShopifyFileIsToldInShopifysNames() {
        Catalog catalog = Catalog.csv(
                "Handle,Title,Vendor,Option1 Value,Variant SKU,Variant Prise,Cost per item", "a,b,c,d,e,1,1");

        assertThat(catalog.refusal())
                .contains(
                        "Read as shopify, the header lacks required columns: \"msrp\" (here \"Variant Compare At Price\"");
    }

    /** Anybody's words for a SKU, a title and a price are no sign of one system. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sku,title,brand,price | shopify",
                "SKU,Title,Vendor,Price | shopify",
                "sku,title,description,vendor,price,barcode,type | shopify",
                "id,title,brand,price | google-merchant",
                "id,title,description,brand,price,condition,availability | google-merchant",
                "id,sku,name,brand_name,retail_price,type | x-series-products"
            })
    void aFileOfCommonWordsIsRefusedAndToldItsNearestDialect(String header, String nearest) {
        Catalog catalog = Catalog.csv(header, "1,2,3,4,5,6,7");

        assertThat(catalog.refusal())
                .contains("Read as lightspeed-vendor", "The nearest dialect is " + nearest, "\"vendorSku\"");
        assertThat(chosen(header, nearest).dialect().name()).isEqualTo(nearest);
    }

    private static HeaderReading chosen(String header, String dialect) {
        return Catalog.shipped().read(header.split(",", -1), DialectChoice.named(Catalog.shipped(), dialect));
    }

    /** With every name of its own, each dialect is chosen; without those of its system alone it never is. */
    @Test
    void autoTakesADialectByTheNamesOfItsSystemAlone() throws Exception {
        for (String name : Catalog.shipped().names()) {
            Dialect dialect = Catalog.shipped().named(name);
            if (name.equals(Dialect.CANONICAL)) {
                continue;
            }
            Set<String> alone = dialect.detectedBy().stream()
                    .map(own -> HeaderName.folded(own.replace(Dialect.LANGUAGE_MARK, "nl")))
                    .collect(Collectors.toSet());
            String[] all = Stream.of(
                            dialect.columns().values().stream().flatMap(List::stream),
                            dialect.joined().values().stream().flatMap(join -> join.of().stream()),
                            dialect.detectedBy().stream())
                    .flatMap(own -> own)
                    .map(own -> own.replace(Dialect.LANGUAGE_MARK, "nl"))
                    .distinct()
                    .toArray(String[]::new);
            String[] common = Arrays.stream(all)
                    .filter(own -> !alone.contains(HeaderName.folded(own)))
                    .toArray(String[]::new);
            DialectChoice auto = DialectChoice.auto(Catalog.shipped());

            assertThat(alone).as(name).isNotEmpty();
            assertThat(Catalog.shipped().read(all, auto).dialect().name()).isEqualTo(name);
            assertThat(Catalog.shipped().read(common, auto).dialect().name())
                    .as(name + " without its own names")
                    .isNotEqualTo(name);
        }
    }

    @Test
    void aChosenDialectIsNotQuestioned() {
        byte[] canonical = (Catalog.HEADER + "\n" + Catalog.ROW).getBytes(StandardCharsets.UTF_8);

        Catalog catalog =
                Catalog.read(canonical, Catalog.LIMITS, DialectChoice.named(Catalog.shipped(), "google-merchant"));

        assertThat(catalog.layout().dialect()).isEqualTo("google-merchant");
        assertThat(catalog.lines()).containsExactly("2: A-1|Shoe|Acme|10.00|5.00|en");
    }

    @Test
    void jsonKeysGoThroughTheDialectToo() {
        Catalog catalog = Catalog.csv("[{\"id\":\"G\",\"title\":\"Shoe\",\"brand\":\"b\",\"price\":\"5.00 EUR\","
                + "\"cost_of_goods_sold\":\"2 EUR\",\"material\":\"wool\"}]");

        assertThat(catalog.layout().dialect()).isEqualTo("google-merchant");
        assertThat(catalog.layout().language()).isEqualTo("en");
        assertThat(catalog.rows().get(0).values())
                .startsWith("G", "Shoe", "b", "5.00", "2")
                .endsWith("wool");
    }

    @Test
    void aDialectsOwnNameBesideTheCanonicalOneIsUnknownInEveryDialect() throws Exception {
        for (String name : Catalog.shipped().names()) {
            Dialect dialect = Catalog.shipped().named(name);
            dialect.columns().forEach((target, own) -> {
                for (String written : own) {
                    String header = written.replace(Dialect.LANGUAGE_MARK, "nl");
                    boolean joined = dialect.joined().values().stream()
                            .anyMatch(join -> join.of().contains(written)); // read all the same
                    boolean canonicalToo = own.stream().anyMatch(each -> target.equals(Dialect.canonicalName(each)));
                    if (joined || canonicalToo) {
                        continue;
                    }
                    HeaderReading reading = new HeaderReading(
                            dialect, new String[] {target, header}, DialectChoice.auto(Catalog.shipped()));

                    assertThat(reading.meaning(0)).as(name + " " + target).isEqualTo(target);
                    if (reading.meaning(1) == null) {
                        assertThat(reading.unknown()).as(name + " " + target).containsExactly(header);
                    } else {
                        assertThat(reading.meaning(1)).isNotEqualTo(target);
                    }
                }
            });
        }
    }

    @Test
    void theCurrentTemplateOfShopifyHasNoUnknownColumn() {
        Catalog catalog = Catalog.csv(
                "Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
                        + "Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,"
                        + "Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,"
                        + "Tax code,Unit price total measure,Unit price total measure unit,Unit price base measure,"
                        + "Unit price base measure unit,Inventory tracker,Inventory quantity,"
                        + "Continue selling when out of stock,Weight value (grams),Weight unit for display,"
                        + "Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,"
                        + "Variant image URL,Gift card,SEO title,SEO description,"
                        + "Color (product.metafields.shopify.color-pattern),Google Shopping / Google product category,"
                        + "Google Shopping / Gender,Google Shopping / Age group,"
                        + "Google Shopping / Manufacturer part number (MPN),Google Shopping / Custom label 4,"
                        + "Included / Belgium,Price / Belgium",
                "x");

        assertThat(catalog.layout().dialect()).isEqualTo("shopify");
        assertThat(catalog.warnings()).isEmpty();

}
}
