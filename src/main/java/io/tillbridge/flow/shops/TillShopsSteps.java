package io.tillbridge.flow.shops;

import io.tillbridge.lightspeed.rseries.RSeriesShops;
import io.tillbridge.run.BadDataFailure;
import io.tillbridge.till.TillEmployee;
import io.tillbridge.till.TillRegister;
import io.tillbridge.till.TillShop;
import io.tillbridge.till.TillShops;
import io.tillbridge.wording.StepContract;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The steps of the routes that read an account's shops, by the names that routes give them in {@code process}. */
@StepContract(
        name = "tillShopsBegin",
        does = "Begins to read the shops of an account",
        needs = "variable `connection`",
        leaves = "variable `shops`")
@StepContract(
        name = "tillShopsSeen",
        does = "Takes a shop, a register or an employee",
        needs = "body: the record; variable `shops`; variable `entity`: `Shop`, `Register` or `Employee`",
        leaves = "body as before")
@StepContract(
        name = "tillShopsEnd",
        does = "Stores what was read; what the account no longer shows counts as archived",
        needs = "variable `shops`",
        leaves = "body: the numbers `shops`, `registers` and `employees`")
public final class TillShopsSteps {
    public static final Set<String> NAMES = Set.of("tillShopsBegin", "tillShopsSeen", "tillShopsEnd");

    private final TillShops store;
    private final Clock clock;
    private final RSeriesShops json = new RSeriesShops();

    public TillShopsSteps(TillShops store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Map<String, Processor> byName() {
        return Map.of("tillShopsBegin", this::begin, "tillShopsSeen", this::seen, "tillShopsEnd", this::end);
    }

    private void begin(Exchange exchange) {
        exchange.setVariable("shops", new TillShopsRead(exchange.getVariable("connection", Long.class)));
    }

    private void seen(Exchange exchange) {
        TillShopsRead read = read(exchange);
        Map<?, ?> body = exchange.getMessage().getBody(Map.class);
        String entity = exchange.getVariable("entity", String.class);
        switch (String.valueOf(entity)) {
            case "Shop" -> {
                TillShop shop = json.shop(body);
                read.shops().put(shop.id(), shop);
            }
            case "Register" -> {
                TillRegister register = json.register(body);
                read.registers().put(register.id(), register);
            }
            case "Employee" -> {
                TillEmployee employee = json.employee(body);
                read.employees().put(employee.id(), employee);
            }
            default ->
                throw new BadDataFailure("The variable entity: expected Shop, Register or Employee, found " + entity
                        + ". Set it before the step tillShopsSeen.");
        }
    }

    private void end(Exchange exchange) {
        TillShopsRead read = read(exchange);
        if (read.shops().isEmpty()) {
            throw new BadDataFailure("The account shows no shops, so what is known of them stays as it is. Check the"
                    + " rights of who signed in: the scope employee:admin_shops or employee:all.");
        }
        store.store(
                read.connectionId(),
                List.copyOf(read.shops().values()),
                List.copyOf(read.registers().values()),
                List.copyOf(read.employees().values()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        exchange.getMessage()
                .setBody(Map.of(
                        "shops", read.shops().size(),
                        "registers", read.registers().size(),
                        "employees", read.employees().size()));
    }

    private static TillShopsRead read(Exchange exchange) {
        TillShopsRead read = exchange.getVariable("shops", TillShopsRead.class);
        if (read == null) {
            throw new BadDataFailure(
                    "A step that reads shops needs the variable shops. Put the step tillShopsBegin before it.");
        }
        return read;
    }
}
