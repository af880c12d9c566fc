package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.People;
import io.tillbridge.access.Person;
import io.tillbridge.access.Role;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import java.util.List;

/** The people who may sign in. */
public final class UserOperations {
    private static final PageRequest<Person> LIST = PageRequest.<Person>of(Person::id)
            .by("createdAt", Person::createdAt)
            .by("updatedAt", Person::updatedAt)
            .by("name", Person::name);

    private final People people;

    UserOperations(People people) {
        this.people = people;
    }

    public ApiResponse list(ApiRequest request) {
        List<Person> found = people.list(LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, PersonView::of));
    }

    public ApiResponse get(ApiRequest request) {
        return PersonView.answer(
                200, people.find(request.id()).orElseThrow(() -> Problem.notFound("There is no user " + request.id())
                        .refusal()));
    }

    public ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        People.Change change = new People.Change(
                body.has("name") ? body.path("name").asText() : null,
                body.has("role") ? Role.named(body.path("role").asText()).orElseThrow() : null,
                body.has("enabled") ? body.path("enabled").asBoolean() : null);
        return PersonView.answer(
                200,
                people.change(request.id(), change, IfMatch.version(request).orElse(null), request.caller()));
    }

    public ApiResponse remove(ApiRequest request) {
        people.remove(request.id(), IfMatch.version(request).orElse(null), request.caller());
        return new ApiResponse.Nothing();
    }
}
