package io.tillbridge.sandbox.cseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillbridge.run.MutableClock;
import io.tillbridge.sandbox.cseries.ShopClient.Answered;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How lists are paged, filtered and cut. */
class ListsOfTheDoubleTest {
    private final MutableClock clock = new MutableClock("2026-03-11T13:02:09Z");

    @AutoClose
    private final OpenShop open = OpenShop.with(clock);

    @Test
    void aPageHasFiftyItemsAndNeverMoreThanTwoHundredAndFifty() {
        open.stock(300, 1);

        assertThat(open.client.get("variants.json").list()).hasSize(50);
        assertThat(open.client.get("variants.json?limit=1000").list()).hasSize(250);
        assertThat(open.client.get("variants.json?limit=250&page=2").list()).hasSize(50);
        assertThat(open.client.get("variants.json?limit=250&page=3").list()).isEmpty();
        assertThat(open.client.get("variants/count.json").json()).containsEntry("count", 300);
    }

    @Test
    void aWalkBySinceIdGoesUpFromTheSmallestId() {
        open.stock(5, 1);

        Answered first = open.client.get("variants.json?limit=2&since_id=0");
        Answered second = open.client.get("variants.json?limit=2&since_id=" + open.variant(1));

        assertThat(first.each("id")).isEqualTo(List.of((int) open.variant(0), (int) open.variant(1)));
        assertThat(second.each("id")).isEqualTo(List.of((int) open.variant(2), (int) open.variant(3)));
    }

    @Test
    void withoutItTheNewestComeFirstOrNotAsTheSwitchSays() {
        open.stock(3, 1);

        assertThat(open.client.get("variants.json?limit=1").each("id")).isEqualTo(List.of((int) open.variant(2)));
        open.shop.quirks().newestFirst(false);
        assertThat(open.client.get("variants.json?limit=1").each("id")).isEqualTo(List.of((int) open.variant(0)));
    }

    @Test
    void datesOfTheFilterAreReadInUtcOrInTheShopsZone() {
        open.stock(1, 1);
        String from = "variants/count.json?updated_at_min=2026-03-11%2014:00:00";

        assertThat(open.client.get(from).json()).containsEntry("count", 0);
        open.shop.quirks().filterZone(ZoneId.of("Europe/Amsterdam"));
        assertThat(open.client.get(from).json()).containsEntry("count", 1);
        assertThat(open.client
                        .get("variants/count.json?updated_at_min=2026-03-11T13:02:10%2B00:00")
                        .json())
                .containsEntry("count", 0);
    }

    @Test
    void bothEndsOfADateFilterAreIncluded() {
        open.stock(1, 1);
        clock.pass(Duration.ofHours(1));
        open.shop.catalog().stock(open.variant(0), 2);
        String created = "variants/count.json?created_at_min=2026-03-11+13:02:09&created_at_max=2026-03-11+13:02:09";
        String updated = "variants/count.json?updated_at_min=2026-03-11+14:02:09&updated_at_max=2026-03-11+14:02:09";

        assertThat(open.client.get(created).json()).containsEntry("count", 1);
        assertThat(open.client.get(updated).json()).containsEntry("count", 1);
    }

    @Test
    void aDateThatIsNoneIsA400AndAnUnknownParameterIsIgnored() {
        open.stock(1, 1);

        assertThat(open.client.get("variants.json?updated_at_min=yesterday").status())
                .isEqualTo(400);
        assertThat(open.client.get("variants.json?status%5B%5D=x&sort=y&ean=1").list())
                .hasSize(1);
    }

    @Test
    void onlyTheFieldsAskedForCome() {
        open.stock(1, 1);

        assertThat(open.client.get("variants.json?fields=id,stockLevel,nothing").text())
                .isEqualTo("{\"variants\":[{\"id\":" + open.variant(0) + ",\"stockLevel\":1}]}");
    }

    @Test
    void datesHaveTheOffsetThatHeldOnThatDay() {
        open.stock(1, 1);
        clock.pass(Duration.ofDays(60));
        open.stock(1, 1);

        assertThat(open.client.get("variants.json?since_id=0").each("createdAt"))
                .isEqualTo(List.of("2026-03-11T14:02:09+01:00", "2026-05-10T15:02:09+02:00"));
    }

    @Test
    void deepPagesMayBeEmptyAndHeavyOnesTimeOutAtTheGateway() {
        open.stock(5, 1);
        open.shop.quirks().deepestPage(2).heaviestLimit(100);

        assertThat(open.client.get("variants.json?limit=1&page=2").list()).hasSize(1);
        assertThat(open.client.get("variants.json?limit=1&page=3").list()).isEmpty();
        assertThat(open.client.get("variants.json?limit=250").status()).isEqualTo(504);
    }

    @Test
    void languagesShowWhichAreActive() {
        Answered languages = open.client.get("languages.json");

        assertThat(languages.list())
                .filteredOn("isActive", true)
                .extracting("code")
                .containsExactly("nl", "en");
        assertThat(languages.list()).filteredOn("isDefault", true).hasSize(1);
    }
}
