"""The behaviours and the fields that the tests hold, each with the tests that hold it.

`BEHAVIOURS` are what servers, networks and people do at a bad moment; `FIELDS` are the fields
of the chat API. Each has node ids of tests, below ``tests/``; one without is `MISSING`, and that
list may only become shorter.
"""

from __future__ import annotations

from typing import NamedTuple


class Held(NamedTuple):
    """A row: its sentence, and the tests that hold it."""

    sentence: str
    tests: tuple[str, ...] = ()


ASKED = "core/chat/test_behaviours.py::test_behaviour"
ENDING = "core/chat/test_ending.py::"
REPLY = "core/chat/test_reply.py::"
ENGINE = "core/chat/test_engine.py::"
CLIENT = "core/api/test_client.py::"
WINDOW = "e2e/test_reply_ends.py::"
CONTEXT = "e2e/test_context.py::"
CONTEXTS = "core/chat/test_contexts.py::"
CHAT = "e2e/test_chat.py::"
NOTES = "core/chat/test_notes.py::"
SPENDING = "core/chat/test_spending.py::"
DETAILS = "core/inspection/test_details.py::"
KEEPER = "core/chat/test_record_keeper.py::"
CALLS = "core/api/response/test_tool_calls.py::"
BESIDE = "e2e/test_answers_beside_text.py::"
RECORD = "core/api/response/test_answer_record.py::"
CHOICES = "core/chat/test_other_choices.py::"
SOURCES = "core/api/response/test_cited_sources.py::"
MARKED = "core/reply_extras/test_citations.py::"
PROXIES = "core/api/failures/test_proxies.py::"
SHOWN = "e2e/test_behaviours.py::test_rows_in_the_window"
"""Shows the rows of a table, each in a conversation of its own, and all that is seen of it."""
IN_TIME = "e2e/test_behaviours_in_time.py::"


def asked(*names: str) -> tuple[str, ...]:
    """The ids of cases of `test_behaviours`."""
    return tuple(f"{ASKED}[{name}]" for name in names)


BEHAVIOURS: dict[int, Held] = {
    1: Held(
        "nobody listens at the address",
        (f"{ENGINE}test_no_server_at_the_address", f"{CLIENT}test_nobody_there"),
    ),
    2: Held("the host is unknown", (f"{CLIENT}test_an_unknown_host",)),
    3: Held(
        "accepted, then silence",
        (
            f"{REPLY}test_what_is_sent_and_waited_for_is_told_before_the_server_answers",
            f"{CLIENT}test_a_server_that_never_answers_is_given_up",
            f"{PROXIES}test_a_server_that_never_begins_to_encrypt",
        ),
    ),
    4: Held(
        "the first word comes late",
        (f"{REPLY}test_a_long_silence_is_told_and_ends_with_the_next_word",),
    ),
    5: Held("signs of life for ever", (f"{CLIENT}test_silence_is_cut_off",)),
    6: Held("empty deltas for ever", (f"{CLIENT}test_silence_is_cut_off",)),
    7: Held(
        "the API key is refused",
        (
            *asked("007 a refused key"),
            f"{ENGINE}test_a_refused_key_is_a_sentence_and_never_shows_the_key",
            f"{CHAT}test_a_bad_key_is_a_sentence_with_a_way_out",
        ),
    ),
    8: Held("the account is empty", asked("008 no credits")),
    9: Held("the API key may not", asked("009 a key that may not")),
    10: Held("the model has gone", asked("010 a model that has gone")),
    11: Held("a page where no API is", asked("011 a page where no API is")),
    12: Held(
        "a field is refused",
        (
            *asked("012 a field that is refused"),
            f"{CLIENT}test_stream_options_are_left_out_where_they_are_refused_and_that_is_remembered",
        ),
    ),
    13: Held(
        "the conversation is too long",
        (
            *asked("013 a conversation that is too long"),
            "core/api/failures/test_context_limits.py::"
            "test_a_refusal_names_the_window_and_what_was_asked",
            f"{CONTEXTS}test_a_refusal_tells_the_window_and_the_oldest_are_left_out",
            f"{CONTEXTS}test_a_summary_is_of_what_fits",
            f"{CONTEXT}test_a_refused_conversation_goes_on_without_its_oldest",
            f"{CONTEXT}test_a_fresh_start_carries_the_summary_and_can_be_undone",
        ),
    ),
    14: Held(
        "a file is too large",
        (
            "core/api/request/test_upload.py::"
            "test_a_file_that_is_refused_while_it_is_sent_is_too_large",
            "core/api/failures/test_refusal.py::test_only_a_request_with_a_file_has_one_that_is_too_large",
        ),
    ),
    15: Held(
        "busy, without a time",
        (
            *asked("015 busy, then not"),
            f"{WINDOW}test_the_wait_for_another_try_can_be_cut_short_and_given_up",
        ),
    ),
    16: Held(
        "busy, with a time of any kind",
        (
            *asked("016 busy until a moment from now", "016 busy until tomorrow"),
            "core/api/failures/test_retry_after.py::test_how_long_to_wait",
            "core/api/failures/test_refusal.py::test_when_to_try_again",
            f"{WINDOW}test_a_wait_of_a_day_names_the_hour",
        ),
    ),
    17: Held(
        "trouble twice, then an answer",
        (
            *asked("017 trouble twice"),
            f"{NOTES}test_attempts_that_failed_are_told",
            f"{DETAILS}test_the_timeline_has_everything_in_its_order",
        ),
    ),
    18: Held(
        "the model is loading",
        (*asked("018 a model that loads"), f"{REPLY}test_a_model_that_loads_is_waited_for"),
    ),
    19: Held(
        "a long page of a proxy with trouble",
        (
            "core/api/failures/test_refusal.py::"
            "test_details_are_short_and_hold_no_address_of_the_person",
        ),
    ),
    20: Held("a refusal within trouble", asked("020 a refusal within trouble")),
    21: Held(
        "the server moved",
        (
            *asked("021 moved"),
            f"{WINDOW}test_a_server_that_moved_is_followed_when_told_to",
            "core/api/test_hostile_server.py::test_nobody_is_sent_elsewhere",
        ),
    ),
    22: Held(
        "a login page", (*asked("022 a login page"), f"{WINDOW}test_a_login_page_can_be_opened")
    ),
    23: Held("one JSON object in place of a stream", asked("023 one JSON object")),
    24: Held("an error as JSON", asked("024 an error as JSON", "024 a list of faults")),
    25: Held(
        "MiniMax's codes with a good status",
        (
            *asked("025 no balance", "025 a wrong key", "025 flagged"),
            f"{ENGINE}test_of_the_codes_with_a_good_status_only_those_that_pass_are_tried_again",
        ),
    ),
    26: Held("nothing at all", asked("026 nothing at all", "026 an end alone")),
    27: Held("created", asked("027 created")),
    28: Held(
        "a certificate that is not to be trusted",
        ("core/api/test_hostile_server.py::test_a_false_certificate_gets_no_key",),
    ),
    29: Held(
        "proxies and certificate files that do not work",
        (
            f"{PROXIES}test_a_dead_proxy_is_named",
            f"{PROXIES}test_a_proxy_that_refuses",
            f"{CLIENT}test_a_missing_certificate_file",
            f"{WINDOW}test_a_proxy_that_does_not_answer_can_be_passed_by",
        ),
    ),
    30: Held(
        "lists of models of every shape",
        ("core/api/request/test_chat_request.py::test_model_lists_of_every_kind",),
    ),
    31: Held("characters cut in two", asked("031 a byte at a time")),
    32: Held("an emoji cut in two", asked("032 half an emoji")),
    33: Held(
        "line ends of every kind",
        (
            *asked("033 line ends of every kind"),
            "core/api/response/test_sse.py::test_cut_at_every_byte",
        ),
    ),
    34: Held("separators within the text", asked("034 separators within the text")),
    35: Held("another character set is declared", asked("035 another charset")),
    36: Held("odd first chunks", asked("036 odd first chunks")),
    37: Held("content that is no text", asked("037 parts of text")),
    38: Held(
        "tags of thinking in pieces",
        (
            *asked("038 tags in pieces"),
            "core/api/response/test_thinking_marks.py::test_no_half_tag_flashes_up",
        ),
    ),
    39: Held(
        "thinking is never closed",
        (
            *asked("039 thinking never closed"),
            f"{WINDOW}test_thinking_without_a_reply_is_shown_as_one",
        ),
    ),
    40: Held(
        "the limit is reached while it thinks",
        (
            *asked("040 thinking up to the limit"),
            f"{WINDOW}test_a_limit_that_thinking_used_up_is_raised",
        ),
    ),
    41: Held("thinking without an opener", asked("041 no opener")),
    42: Held("tags that are text", asked("042 a tag in code")),
    43: Held(
        "thinking that comes twice, or as snapshots",
        (
            *asked("043 thinking twice"),
            "core/api/response/test_snapshots.py::test_fields_that_grow_together_are_said_once",
        ),
    ),
    44: Held("thinking in between", asked("044 thinking in between")),
    45: Held(
        "an error in the midst",
        (
            *asked("045 an error in the midst"),
            "core/api/response/test_answer.py::test_errors_in_the_stream_keep_the_text",
        ),
    ),
    46: Held(
        "torn events",
        (
            *asked("046 a torn event", "046 twenty torn events"),
            f"{NOTES}test_parts_that_could_not_be_read_are_told_once",
        ),
    ),
    47: Held(
        "the connection is reset or cut",
        (
            *asked("047 a reset", "047 a cut"),
            f"{CHAT}test_a_cut_stream_keeps_its_text_and_retry_answers_again",
        ),
    ),
    48: Held("an end without a reason", asked("048 an end without a reason")),
    49: Held(
        "a reason, and the connection stays",
        (
            f"{ENDING}test_a_reply_is_whole_with_its_finish_reason_and_its_numbers_follow",
            f"{WINDOW}test_the_message_box_is_free_with_the_last_word",
        ),
    ),
    50: Held(
        "an end, and the connection stays",
        (
            f"{ENDING}test_a_whole_reply_stays_whole_though_it_is_stopped_or_the_program_ends",
            f"{CLIENT}test_done_ends_it_though_the_connection_stays",
        ),
    ),
    51: Held(
        "more behind the end",
        (
            *asked("051 text behind the end"),
            f"{ENDING}test_the_numbers_count_wherever_they_come_and_text_behind_the_end_does_not",
        ),
    ),
    52: Held("usage in every chunk", asked("052 usage in every chunk")),
    53: Held("no line end at the end", asked("053 no line end at the end")),
    54: Held("the whole answer once more", asked("054 the whole once more")),
    55: Held(
        "a long silence in the midst",
        (f"{REPLY}test_a_long_silence_is_told_and_ends_with_the_next_word",),
    ),
    56: Held("silence for ever in the midst", (f"{CLIENT}test_silence_is_cut_off",)),
    57: Held(
        "a flood, and one word of five megabytes",
        (
            f"{ENDING}test_a_word_of_five_megabytes_comes_in_slices_and_is_cut",
            "ui/messages/test_view.py::test_a_flood_is_read_as_it_comes",
            "core/api/test_body.py::test_a_long_answer_that_shrinks_well_is_read_and_the_loop_turns",
        ),
    ),
    58: Held(
        "blocks that never end",
        (
            "ui/messages/test_long.py::test_no_go_is_long_whatever_the_block",
            "core/markdown/test_cut.py::test_no_parse_is_long_and_nothing_is_lost",
        ),
    ),
    59: Held(
        "a reply without end",
        (
            f"{REPLY}test_a_reply_has_an_end_and_goes_on_when_asked",
            f"{CHAT}test_an_answer_without_end_is_ended_and_can_go_on",
        ),
    ),
    60: Held(
        "a content filter",
        (
            *asked("060 a filter", "060 a filter that names its finding"),
            f"{WINDOW}test_what_a_filter_stopped_is_edited_and_not_continued",
        ),
    ),
    61: Held(
        "the model declines",
        (
            f"{BESIDE}test_a_refusal_is_told_from_an_answer",
            f"{KEEPER}test_a_refusal_stands_apart_and_goes_back_as_text",
        ),
    ),
    62: Held(
        "reasons of its own",
        (
            *asked("062 a reason of its own", "062 broken off by the server"),
            f"{DETAILS}test_the_end_has_a_sentence",
        ),
    ),
    63: Held(
        "several answers at once",
        (
            f"{CHOICES}test_interleaved_choices_are_versions",
            f"{CHOICES}test_choices_that_follow_the_first_are_waited_for",
        ),
    ),
    64: Held(
        "compressed, and cut",
        (
            *asked("064 packed", "064 packed as nobody reads"),
            "core/api/test_body.py::test_one_that_ends_too_early_is_a_connection_that_ended",
        ),
    ),
    65: Held(
        "hostile headers",
        (
            *asked("065 a thousand cookies"),
            f"{CLIENT}test_cookies_are_not_kept",
            "core/api/test_hostile_server.py::test_no_head_does_more_than_refuse",
        ),
    ),
    66: Held(
        "calls of tools in pieces",
        (
            f"{CALLS}test_arguments_are_cut_anywhere",
            f"{CALLS}test_ways_to_send_calls",
            f"{KEEPER}test_a_call_is_a_card_however_it_comes",
        ),
    ),
    67: Held(
        "arguments of a tool that cannot be read",
        (f"{BESIDE}test_a_call_alone_is_no_empty_response",),
    ),
    68: Held(
        "a tool that nobody offered",
        (
            SHOWN,
            f"{BESIDE}test_a_tool_call_is_a_card_that_says_that_nothing_was_run",
            f"{KEEPER}test_a_tool_that_the_request_offered_is_told_apart",
        ),
    ),
    69: Held("a plain end with a call", asked("069 a stop with a call")),
    70: Held(
        "a call that leaks into the text",
        (
            f"{BESIDE}test_a_call_left_in_the_text_is_a_chip_with_what_was_written_on_demand",
            f"{KEEPER}test_a_call_left_in_the_text_is_a_card_and_the_text_is_not_altered",
        ),
    ),
    71: Held(
        "links and images that lie",
        (
            "e2e/test_links.py::test_no_address_can_lie",
            "e2e/test_links.py::test_a_click_on_a_link_of_a_reply_asks",
            "ui/messages/rows/test_image_row.py::test_nothing_is_asked_for_before_load",
        ),
    ),
    72: Held(
        "hostile characters",
        (
            "ui/messages/test_hostile.py::test_the_view_lives",
            "ui/messages/test_hostile.py::test_what_hides_in_code_is_seen_and_copied_as_it_is",
            "e2e/test_hostile_words.py::test_an_answer_and_its_thinking_command_nothing_on_a_terminal",
        ),
    ),
    73: Held(
        "citations out of range",
        (
            SHOWN,
            f"{SOURCES}test_a_senseless_place_leaves_the_source",
            f"{MARKED}test_whatever_the_places_the_text_stays",
            "e2e/test_sources.py::test_annotations_are_numbers_behind_their_passages_and_a_list",
        ),
    ),
    74: Held(
        "senseless usage",
        (
            *asked("074 senseless usage"),
            f"{ENDING}test_what_a_reply_used",
            "core/api/response/test_usage.py::test_nonsense_for_usage_is_left_out",
        ),
    ),
    75: Held(
        "a price, or none",
        (
            *asked("075 no price"),
            f"{ENDING}test_the_price_in_the_head_of_an_answer",
            f"{SPENDING}test_what_is_estimated_and_what_is_not",
            f"{SPENDING}test_a_price_of_what_was_stopped_is_at_least_that",
        ),
    ),
    76: Held(
        "another model answers",
        (
            f"{NOTES}test_another_model_than_the_one_asked_for_is_told_and_kept",
            "core/domain/test_model_names.py::test_another_model_is_told",
            f"{BESIDE}test_another_model_than_the_one_asked_for_is_named_under_the_reply",
        ),
    ),
    77: Held("a date in another century", asked("077 another century")),
    78: Held(
        "sound that cannot be read",
        (
            f"{KEEPER}test_speech_is_shown_as_its_words",
            f"{RECORD}test_sound_that_cannot_be_read_or_is_too_large_is_noted",
        ),
    ),
    79: Held(
        "Stop at any moment",
        (
            f"{CLIENT}test_stop_frees_the_server",
            f"{REPLY}test_stop_ends_the_countdown",
            f"{ENDING}test_replies_beyond_the_limit_are_queued_and_say_so",
            f"{ENGINE}test_stop_at_the_very_first_moment_still_keeps_the_question",
            f"{CHAT}test_escape_stops_at_once_and_keeps_the_text",
            f"{CHAT}test_stop_before_the_server_has_said_anything",
        ),
    ),
    80: Held(
        "Stop, then Send at once",
        (
            f"{ENDING}test_stop_and_send_at_once",
            f"{CHAT}test_stop_then_send_again_never_mixes_replies",
        ),
    ),
    81: Held(
        "five conversations at once",
        (
            f"{ENDING}test_replies_beyond_the_limit_are_queued_and_say_so",
            f"{CHAT}test_two_conversations_stream_at_once_and_one_can_switch",
        ),
    ),
    82: Held(
        "deleted while it streams",
        (f"{ENGINE}test_deleting_and_restoring_a_conversation_in_mid_stream",),
    ),
    83: Held(
        "killed while it streams",
        ("e2e/test_process.py::test_killed_in_mid_stream_everything_is_there_and_retry_completes",),
    ),
    84: Held(
        "the computer sleeps",
        (f"{ENDING}test_after_sleep_a_dead_connection_is_told_soon",),
    ),
    85: Held(
        "the network changes",
        (
            *asked("047 a reset"),
            f"{CLIENT}test_a_connection_broken_before_any_text_may_be_tried_again",
            f"{ENGINE}test_server_trouble_is_retried_before_the_first_word",
        ),
    ),
    86: Held(
        "the disk is full, or the database locked",
        (
            "e2e/test_not_saved.py::test_a_full_disk",
            "e2e/test_not_saved.py::test_another_program_that_holds_the_lock",
        ),
    ),
    87: Held(
        "another server is chosen meanwhile",
        (f"{ENDING}test_who_is_asked_may_change_while_a_reply_is_under_way",),
    ),
    88: Held("the clock is set", (f"{ENDING}test_a_clock_that_is_set_changes_no_duration",)),
    89: Held(
        "started twice",
        (
            "core/profile/test_single_instance.py::test_the_second_hands_its_files_over",
            "e2e/test_second_start.py::test_one_that_hangs_is_told_of_in_a_window",
        ),
    ),
    90: Held(
        "a proxy that is broken from the start",
        (f"{WINDOW}test_a_proxy_that_does_not_answer_can_be_passed_by",),
    ),
}

IN_WINDOW: dict[int, tuple[str, ...]] = {
    **dict.fromkeys((*range(7, 14), *range(15, 29), *range(31, 55), *range(60, 79)), (SHOWN,)),
    1: (f"{IN_TIME}test_servers_that_cannot_be_reached",),
    2: (f"{IN_TIME}test_servers_that_cannot_be_reached",),
    3: (f"{IN_TIME}test_servers_that_say_nothing",),
    4: (f"{IN_TIME}test_servers_that_say_nothing",),
    5: (f"{IN_TIME}test_servers_that_say_nothing",),
    6: (f"{IN_TIME}test_servers_that_say_nothing",),
    14: (f"{IN_TIME}test_a_file_that_is_too_large_for_the_server",),
    28: (f"{IN_TIME}test_servers_that_cannot_be_reached",),
    29: (f"{WINDOW}test_a_proxy_that_does_not_answer_can_be_passed_by",),
    30: (f"{IN_TIME}test_lists_of_models_of_every_shape",),
    49: (f"{WINDOW}test_the_message_box_is_free_with_the_last_word",),
    55: (f"{IN_TIME}test_servers_that_say_nothing",),
    56: (f"{IN_TIME}test_servers_that_say_nothing",),
    57: (f"{IN_TIME}test_floods_and_blocks_that_never_end",),
    58: (f"{IN_TIME}test_floods_and_blocks_that_never_end",),
    59: (f"{CHAT}test_an_answer_without_end_is_ended_and_can_go_on",),
    71: ("e2e/test_links.py::test_a_click_on_a_link_of_a_reply_asks",),
    79: (
        f"{CHAT}test_escape_stops_at_once_and_keeps_the_text",
        f"{CHAT}test_stop_before_the_server_has_said_anything",
        f"{WINDOW}test_the_wait_for_another_try_can_be_cut_short_and_given_up",
    ),
    80: (f"{CHAT}test_stop_then_send_again_never_mixes_replies",),
    81: (f"{CHAT}test_two_conversations_stream_at_once_and_one_can_switch",),
    82: (f"{IN_TIME}test_what_changes_while_a_reply_comes",),
    83: ("e2e/test_process.py::test_killed_in_mid_stream_everything_is_there_and_retry_completes",),
    84: (f"{IN_TIME}test_what_changes_while_a_reply_comes",),
    85: (SHOWN,),
    86: ("e2e/test_not_saved.py::test_a_full_disk",),
    87: (f"{IN_TIME}test_what_changes_while_a_reply_comes",),
    88: (f"{IN_TIME}test_what_changes_while_a_reply_comes",),
    89: ("e2e/test_second_start.py::test_one_that_hangs_is_told_of_in_a_window",),
    90: (f"{WINDOW}test_a_proxy_that_does_not_answer_can_be_passed_by",),
}
"""The tests that see each behaviour in the window, as a person does."""
NOT_IN_WINDOW: dict[int, str] = {}
"""Why no window can show a behaviour, for those of which that is so."""

_REQUEST = "core/api/request/test_chat_request.py::"
_PATHS = f"{_REQUEST}test_every_path_of_the_schema_can_be_sent"
_ANSWER = "core/api/response/test_answer.py::"
_SHAPES = f"{_ANSWER}test_every_shape_cut_at_every_byte"
_KEPT = f"{RECORD}test_every_field_of_a_whole_answer_is_kept"
_STREAMED = f"{RECORD}test_every_field_of_a_stream_is_kept"
_MARKS = f"{RECORD}test_every_mark_survives_alike_from_json_and_from_a_stream"
_USED = f"{ENDING}test_what_a_reply_used"

FIELDS: dict[str, tuple[str, ...]] = {
    "request: model": (f"{_REQUEST}test_the_smallest_request_holds_only_what_is_set",),
    "request: messages": (f"{_REQUEST}test_whatever_is_asked_the_request_is_valid",),
    "request: messages, user": (f"{_REQUEST}test_a_message_of_texts_only_is_a_string",),
    "request: messages, file": (f"{_REQUEST}test_a_pdf_goes_as_a_data_url_before_the_text",),
    "request: messages, system": (f"{_REQUEST}test_one_system_message_and_it_is_first",),
    "request: messages, assistant": (
        f"{ENGINE}test_the_next_request_sends_thinking_back_verbatim_to_minimax",
    ),
    "request: messages, assistant, refusal": (_PATHS,),
    "request: messages, assistant, tool_calls": (_PATHS,),
    "request: messages, tool": (_PATHS,),
    "request: messages, name": (_PATHS,),
    "request: max_tokens": (f"{WINDOW}test_a_limit_that_thinking_used_up_is_raised",),
    "request: stream": (f"{_REQUEST}test_the_smallest_request_holds_only_what_is_set",),
    "request: stream_options": (
        f"{CLIENT}test_stream_options_are_left_out_where_they_are_refused_and_that_is_remembered",
    ),
    "request: tools": (_PATHS,),
    "request: tool_choice": (_PATHS,),
    "request: parallel_tool_calls": (_PATHS,),
    "request: temperature": (f"{_REQUEST}test_whatever_is_asked_the_request_is_valid",),
    "request: top_p": (_PATHS,),
    "request: logit_bias": (_PATHS,),
    "request: logprobs": (_PATHS,),
    "request: top_logprobs": (_PATHS,),
    "request: frequency_penalty": (_PATHS,),
    "request: presence_penalty": (_PATHS,),
    "request: prediction": (_PATHS,),
    "request: seed": (_PATHS,),
    "request: reasoning_effort": (_PATHS,),
    "answer: id": (_KEPT,),
    "answer: object": (_SHAPES,),
    "answer: created": asked("077 another century"),
    "answer: choices": asked("026 nothing at all", "036 odd first chunks"),
    "answer: choices, index": asked("063 other answers in between"),
    "answer: choices, content": asked("023 one JSON object", "037 parts of text"),
    "answer: choices, refusal": (_KEPT,),
    "answer: choices, annotations": (_KEPT,),
    "answer: choices, audio": (_KEPT,),
    "answer: choices, tool_calls, function": (_KEPT,),
    "answer: choices, tool_calls, custom": (_KEPT,),
    "answer: choices, finish_reason": (f"{_ANSWER}test_finish_reasons", f"{REPLY}test_how_it_ends"),
    "answer: choices, logprobs": (_KEPT,),
    "answer: model": (f"{CLIENT}test_a_reply_from_question_to_price",),
    "answer: usage, prompt_tokens": (
        _USED,
        f"{CONTEXTS}test_what_is_taken_is_set_right_by_the_servers_counts",
    ),
    "answer: usage, completion_tokens": (_USED,),
    "answer: usage, total_tokens": (_USED,),
    "answer: usage, reasoning_tokens": (_USED,),
    "answer: usage, cached_tokens": (_USED,),
    "answer: usage, audio_tokens": (_KEPT,),
    "answer: usage, prediction tokens": (_KEPT,),
    "stream: delta": (_SHAPES,),
    "stream: delta, content": (_SHAPES,),
    "stream: delta, role": (_SHAPES,),
    "stream: delta, refusal": (_STREAMED,),
    "stream: delta, tool_calls": (_STREAMED,),
    "stream: service_tier": (_STREAMED, f"{DETAILS}test_all_that_is_known_is_told"),
    "stream: usage": asked("052 usage in every chunk"),
    "beside: input_sensitive, output_sensitive": asked(
        "025 flagged", "060 a filter that names its finding"
    ),
    "beside: base_resp": asked("025 no balance", "025 a wrong key"),
    "beside: meta.usage": (f"{CLIENT}test_a_reply_from_question_to_price",),
    "beside: meta.model, provider, metrics": (_MARKS,),
    "beside: reasoning fields": asked("043 thinking twice"),
    "beside: error, detail, message": asked("024 an error as JSON", "024 a list of faults"),
    "beside: x_groq.usage": (_SHAPES,),
    "beside: timings, provider, native_finish_reason": (_MARKS,),
    "beside: headers, ids": ("core/api/failures/test_refusal.py::test_details_name_the_request",),
    "beside: headers, price": (f"{ENDING}test_the_price_in_the_head_of_an_answer",),
}

MISSING = (
    *(f"behaviour {number}: {row.sentence}" for number, row in BEHAVIOURS.items() if not row.tests),
    *(field for field, tests in FIELDS.items() if not tests),
)
"""What no test holds yet."""
