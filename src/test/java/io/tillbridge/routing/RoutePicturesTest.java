package io.tillbridge.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutePicturesTest {

    @Test
    void thePageOfPicturesIsUpToDate() throws Exception {
        assertThat(Files.readString(RoutePictures.FILE))
                .as("run the main of io.tillbridge.routing.RoutePictures to write docs/route-pictures.md again")
                .isEqualTo(RoutePictures.ofTheProduct().text());
    }

    @Test
    void aPictureShowsStepsBlocksAndCallsOfOtherRoutes() {
        String picture = picture(
                """
                - route:
                    id: one
                    from:
                      uri: direct
                      parameters: {name: one}
                      steps:
                        - choice:
                            id: one.which
                            when:
                              - expression: {simple: {expression: "${body} == 'a'"}}
                                steps:
                                  - to: {id: one.call, uri: direct, parameters: {name: two}}
                            otherwise:
                              steps:
                                - bean: {id: one.do, description: Do it, ref: clerk, method: "work(${body})"}
                        - log: {message: "\\"done\\""}
                """);

        assertThat(picture.lines())
                .contains(
                        "  subgraph r_one[\"one\"]",
                        "    f_one([\"direct: one\"])",
                        "    s_one__which{{\"which<br/>choice\"}}",
                        "    f_one --> s_one__which",
                        "    s_one__which -->|\"${body} == 'a'\"| s_one__call",
                        "    s_one__which -->|\"otherwise\"| s_one__do",
                        "    s_one__do[\"do<br/>Do it<br/>clerk.work\"]",
                        "    s_one__call --> s_one__1",
                        "    s_one__do --> s_one__1",
                        "    s_one__1[\"log: #quot;done#quot;\"]",
                        "  x_two>\"two\"]",
                        "  s_one__call -.-> x_two");
    }

    @Test
    void aFilterMayBePassedByAndALoopLeadsBack() {
        String picture = picture(
                """
                - route:
                    id: one
                    from:
                      uri: timer
                      parameters: {period: "{{some.period}}"}
                      steps:
                        - split:
                            id: one.each
                            expression: {simple: {expression: "${body}"}}
                            steps:
                              - filter:
                                  id: one.wanted
                                  expression: {method: {ref: clerk, method: "wants(${body})"}}
                                  steps:
                                    - to: {id: one.ask, uri: "kamelet:ask", parameters: {path: "x/${body}"}}
                        - bean: {id: one.end, ref: clerk, method: end}
                """);

        assertThat(picture.lines())
                .contains(
                        "    f_one([\"every {{some.period}}\"])",
                        "    s_one__each -->|\"each\"| s_one__wanted",
                        "    s_one__wanted{{\"wanted<br/>only if clerk.wants\"}}",
                        "    s_one__wanted -->|\"yes\"| s_one__ask",
                        "    s_one__ask[[\"ask<br/>ask<br/>GET x/${body}\"]]",
                        "    s_one__ask --> s_one__each",
                        "    s_one__wanted -->|\"no\"| s_one__each",
                        "    s_one__each -->|\"then\"| s_one__end");
    }

    private static String picture(String yaml) {
        List<RouteFile> files = RouteFiles.parse(Map.of("one.camel.yaml", yaml), new Findings());
        return new RoutePicture(files.get(0), files).text();
    }
}
