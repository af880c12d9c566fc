package io.tillbridge.stock;

import static io.tillbridge.fault.CallerFault.Why.INVALID;
import static io.tillbridge.fault.CallerFault.Why.STALE;
import static io.tillbridge.fault.CallerFault.Why.UNKNOWN;
import static io.tillbridge.fault.FaultConditions.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class WarehousesTest {
    @AutoClose
    private final StockWorld world = new StockWorld();

    @Test
    void pagesFollowOneAnother() {
        assertThat(world.warehouses.list(0, 1)).extracting(Warehouse::name).containsExactly("First");
        assertThat(world.warehouses.list(world.first, 5))
                .extracting(Warehouse::name)
                .containsExactly("Second");
        assertThat(world.warehouses.find(999)).isEmpty();
    }

    @Test
    void aNewNameIsANewVersion() {
        Warehouse renamed = world.warehouses.rename(world.first, "  Main ", 1L);

        assertThat(renamed.name()).isEqualTo("Main");
        assertThat(renamed.version()).isEqualTo(2);
        assertThat(world.warehouses.find(world.first)).contains(renamed);
        assertThat(world.warehouses.rename(world.first, "Main", null).version()).isEqualTo(3);
    }

    @Test
    void noTwoHaveTheSameName() {
        String message = "Warehouse \"Second\": expected a name of its own, found another warehouse of that name. "
                + "Choose another name.";

        assertThatThrownBy(() -> world.warehouses.create("Second"))
                .is(refused("name-taken"))
                .hasMessage(message);
        assertThatThrownBy(() -> world.warehouses.rename(world.first, "Second", null))
                .is(refused("name-taken"))
                .hasMessage(message);
    }

    @Test
    void aStaleVersionAnUnknownOneAndABlankNameAreRefused() {
        world.warehouses.rename(world.first, "Main", null);

        assertThatThrownBy(() -> world.warehouses.rename(world.first, "Other", 1L))
                .is(refused(STALE))
                .hasMessage("Warehouse " + world.first
                        + " was changed since version 1 was read: read it again and repeat the change.");
        assertThatThrownBy(() -> world.warehouses.rename(999, "Other", 1L))
                .is(refused(UNKNOWN))
                .hasMessage("There is no warehouse 999.");
        assertThatThrownBy(() -> world.warehouses.create(" "))
                .is(refused(INVALID))
                .hasMessage("name: expected 1 to 255 characters, found 0.");
    }
}
