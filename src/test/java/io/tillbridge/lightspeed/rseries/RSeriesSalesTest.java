package io.tillbridge.lightspeed.rseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.till.TillSale;
import io.tillbridge.till.TillSaleLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RSeriesSalesTest {
    private static final Path CASES = Path.of("src", "test", "resources", "cases", "rseries-sales");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RSeriesSales sales = new RSeriesSales();

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSaleOfTheWireIsASaleOfATill(Path folder) throws IOException {
        Map<?, ?> given = JSON.readValue(folder.resolve("given.json").toFile(), Map.class);

        assertThat(shown(sales.sale(given))).isEqualTo(Files.readString(folder.resolve("then.txt")));
    }

    @Test
    void whatASaleCannotBeWithoutIsNamed() throws IOException {
        record Case(String field, Object value, String fault) {}
        List<Case> cases = List.of(
                new Case(
                        "saleID",
                        "0",
                        "A sale of the till came without an id: expected saleID with a number, found none"),
                new Case("saleID", "9".repeat(65), "found a text of 65 characters"),
                new Case(
                        "shopID",
                        "0",
                        "Sale 9117 came without a shop: expected shopID with the id of a shop, found '0'"),
                new Case("timeStamp", "yesterday", "Sale 9117 came without a time: expected timeStamp such as"),
                new Case(
                        "SaleLines",
                        Map.of("SaleLine", Map.of("itemID", "3")),
                        "A line of sale 9117 came without an id: expected saleLineID with a number, found none"));
        for (Case one : cases) {
            Map<String, Object> sale = JSON.readValue(
                    CASES.resolve("01-as-the-sheet-shows-it/given.json").toFile(), new TypeReference<>() {});
            List.of("updatetime", "completeTime", "createTime").forEach(sale::remove);
            sale.put(one.field(), one.value());

            assertThatThrownBy(() -> sales.sale(sale))
                    .isInstanceOf(BadDataFailure.class)
                    .hasMessageContaining(one.fault());
        }
    }

    private static String shown(TillSale sale) {
        StringBuilder text = new StringBuilder();
        text.append("sale ").append(sale.remoteId()).append(" number ").append(sale.number());
        text.append("\nshop ").append(sale.shopId()).append(" register ").append(sale.registerId());
        text.append(" employee ").append(sale.employeeId());
        text.append("\ncompleted ").append(sale.completed()).append(" voided ").append(sale.voided());
        text.append("\nordered ").append(sale.orderedAt()).append(" updated ").append(sale.updatedAt());
        text.append("\ntotal ").append(sale.total());
        text.append("\nreference '")
                .append(sale.reference())
                .append("' of '")
                .append(sale.source())
                .append("'");
        text.append("\nwho ").append(sale.customer().fields());
        text.append("\nshipping ").append(sale.customer().shipping());
        text.append("\nbilling ").append(sale.customer().billing()).append('\n');
        for (TillSaleLine line : sale.lines()) {
            text.append("line ").append(line.remoteId()).append(' ').append(line.kind());
            text.append(" item ")
                    .append(line.itemId())
                    .append(" \"")
                    .append(line.title())
                    .append("\" x");
            text.append(line.quantity())
                    .append(" at ")
                    .append(line.unitPrice())
                    .append(" = ")
                    .append(line.total());
            text.append(" codes '")
                    .append(line.gtin())
                    .append("' '")
                    .append(line.customSku())
                    .append("' '");
            text.append(line.manufacturerSku())
                    .append("' of ")
                    .append(line.parentLineId())
                    .append('\n');
        }
        return text.toString();
    }
}
