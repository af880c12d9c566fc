package io.tillbridge.lightspeed.cseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tillbridge.run.BadDataFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder: {@code given.json} as a shop sends it, {@code then.json} the record it becomes. */
class CSeriesCasesTest {
    private static final Path CASES = Path.of("src/test/resources/cases/cseries");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @ParameterizedTest
    @MethodSource("cases")
    void aShopsJsonBecomesARecord(Path folder) throws IOException {
        Map<?, ?> given = JSON.readValue(folder.resolve("given.json").toFile(), Map.class);

        JsonNode found = tree(record(folder.getFileName().toString(), given));

        assertThat(found.toPrettyString())
                .isEqualTo(JSON.readTree(folder.resolve("then.json").toFile()).toPrettyString());
    }

    @Test
    void aBrandWithoutATitleIsNone() {
        CSeriesProducts products = new CSeriesProducts();

        assertThat(products.brand(Map.of("id", 3, "title", " Merk "))).contains(new CSeriesProducts.Brand("3", "Merk"));
        assertThat(products.brand(Map.of("id", "3", "title", false))).isEmpty();
        assertThat(products.brand(Map.of("id", 3, "title", ""))).isEmpty();
        assertThat(products.brand(Map.of("id", false, "title", "Merk"))).isEmpty();
    }

    /** Whatever stands in a field, the rest is read; nothing but id and times is needed. */
    @ParameterizedTest
    @MethodSource("cases")
    void noFieldOfAnyTypeBreaksTheRest(Path folder) throws IOException {
        Map<String, Object> given = JSON.readValue(
                folder.resolve("given.json").toFile(),
                JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
        List<Object> odd =
                List.of(false, true, "", "x", -1, 1.5, List.of(), List.of(1), Map.of(), Map.of("resource", false));
        Random random = new Random(folder.hashCode());

        for (String field : List.copyOf(given.keySet())) {
            if (!List.of("id", "createdAt", "updatedAt").contains(field) && given.containsKey("id")) {
                Map<String, Object> changed = new HashMap<>(given);
                changed.put(field, odd.get(random.nextInt(odd.size())));
                assertThat(record(folder.getFileName().toString(), changed))
                        .as(field)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"updatedAt\":\"2026-03-11T14:03:40+01:00\"}|An order came without an id: expected a number, found none. Look at the newest orders in the shop's back office.",
                "{\"id\":false,\"updatedAt\":\"2026-03-11T14:03:40+01:00\"}|An order came without an id: expected a number, found none. Look at the newest orders in the shop's back office.",
                "{\"id\":7,\"updatedAt\":\"yesterday\"}|Order 7 came without a time of change: expected updatedAt such as 2026-03-11T14:03:40+01:00, found 'yesterday'. Look at the order in the shop's back office.",
                "{\"id\":7,\"updatedAt\":\"2026-03-11T14:03:40+01:00\",\"products\":[{\"ean\":\"1\"}]}|A line of order 7 came without an id: expected a number, found none. Look at the newest orders in the shop's back office."
            })
    void anOrderThatCannotBeKnownAgainIsBadData(String json, String message) throws IOException {
        Map<?, ?> order = JSON.readValue(json, Map.class);

        assertThatThrownBy(() -> new CSeriesOrders().order(order, 1))
                .isInstanceOf(BadDataFailure.class)
                .hasMessage(message);
    }

    @Test
    void brandsReadBeforeNameTheBrandOfAProduct() throws IOException {
        Map<?, ?> product = JSON.readValue("{\"id\":1,\"brand\":{\"resource\":{\"id\":\"77\"}}}", Map.class);

        assertThat(new CSeriesProducts()
                        .product(product, Map.of("77", "Voorbeeld"))
                        .brand())
                .isEqualTo("Voorbeeld");
        assertThat(new CSeriesProducts().product(product).brand()).isEmpty();
    }

    private static Object record(String name, Map<?, ?> given) {
        String kind = name.replaceAll("^[0-9]+-([a-z]+).*", "$1");
        return switch (kind) {
            case "order" -> new CSeriesOrders().order(given, 7);
            case "listed" -> new CSeriesOrders().listed(given);
            case "variant" -> new CSeriesProducts().variant(given);
            case "product" -> new CSeriesProducts().product(given);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static JsonNode tree(Object record) throws IOException {
        JsonNode tree = JSON.readTree(JSON.writeValueAsString(record));
        if (tree.has("person")) {
            ((ObjectNode) tree).set("person", JSON.readTree(tree.get("person").asText()));
        }
        if (tree.hasNonNull("delivery")) {
            ((ObjectNode) tree)
                    .set("delivery", JSON.readTree(tree.get("delivery").asText()));
        }
        return tree;
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }
}
