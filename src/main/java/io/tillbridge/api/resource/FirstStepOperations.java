package io.tillbridge.api.resource;

import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.onboarding.FirstSteps;
import java.util.List;
import java.util.Map;

/** The first steps of a new hub. */
public final class FirstStepOperations {
    private final FirstSteps steps;

    FirstStepOperations(FirstSteps steps) {
        this.steps = steps;
    }

    public ApiResponse list(ApiRequest request) {
        List<View> all = steps.all().entrySet().stream()
                .map(step -> new View(step.getKey().text(), step.getValue()))
                .toList();
        return ApiResponse.ok(Map.of("items", all));
    }

    private record View(String step, boolean done) {}
}
