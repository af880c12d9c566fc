package io.tillbridge.lightspeed.cseries;

import io.tillbridge.lightspeed.BudgetRules;
import io.tillbridge.lightspeed.Sleeper;
import io.tillbridge.run.SteadyClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The budgets of this process: one for each key at each address, whatever connections use it. */
public final class Budgets {
    private final Map<List<String>, Budget> budgets = new ConcurrentHashMap<>();
    private final BudgetRules rules;
    private final SteadyClock clock;
    private final Sleeper waiter;

    public Budgets(BudgetRules rules, SteadyClock clock, Sleeper waiter) {
        this.rules = rules;
        this.clock = clock;
        this.waiter = waiter;
    }

    Budget of(ShopTarget target) {
        return budgets.computeIfAbsent(
                List.of(target.baseUrl(), target.key()),
                key -> new Budget("the shop's API at " + target.baseUrl(), rules, clock, waiter));
    }
}
