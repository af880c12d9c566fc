package io.tillbridge.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillbridge.access.People;
import io.tillbridge.access.Person;
import io.tillbridge.access.Role;
import io.tillbridge.api.contract.ApiRequest;
import io.tillbridge.api.contract.ApiResponse;
import io.tillbridge.api.contract.Handler;
import io.tillbridge.api.contract.IfMatch;
import io.tillbridge.api.contract.PageRequest;
import io.tillbridge.api.contract.Problem;
import io.tillbridge.api.contract.Resource;
import java.util.List;
import java.util.Map;

/** The people who may sign in. */
final class UserOperations implements Resource {
    private static final PageRequest<Person> LIST = PageRequest.<Person>of(Person::id)
            .by("createdAt", Person::createdAt)
            .by("updatedAt", Person::updatedAt)
            .by("name", Person::name);

    private final People people;

    UserOperations(People people) {
        this.people = people;
    }

    @Override
    public Map<String, Handler> operations() {
        return Map.of(
                "listUsers", this::list,
                "getUser", this::get,
                "changeUser", this::change,
                "removeUser", this::remove);
    }

    private ApiResponse list(ApiRequest request) {
        List<Person> found = people.list(LIST.window(request));
        return ApiResponse.ok(LIST.page(request, found, PersonView::of));
    }

    private ApiResponse get(ApiRequest request) {
        return PersonView.answer(
                200, people.find(request.id()).orElseThrow(() -> Problem.notFound("There is no user " + request.id())
                        .refusal()));
    }

    private ApiResponse change(ApiRequest request) {
        JsonNode body = request.body();
        People.Change change = new People.Change(
                body.has("name") ? body.path("name").asText() : null,
                body.has("role") ? Role.named(body.path("role").asText()).orElseThrow() : null,
                body.has("enabled") ? body.path("enabled").asBoolean() : null);
        return PersonView.answer(
                200,
                people.change(request.id(), change, IfMatch.version(request).orElse(null), request.caller()));
    }

    private ApiResponse remove(ApiRequest request) {
        people.remove(request.id(), IfMatch.version(request).orElse(null), request.caller());
        return new ApiResponse.Nothing();

}
}
