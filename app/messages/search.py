"""Search: what cannot be kept as a saved filter."""

from app.messages.code import Code
from app.messages.message import Message

WORDS: dict[Code, Message] = {
    Code.FILTER_WITHOUT_NAME: Message("Chưa lưu được bộ lọc", "tên còn trống", "hãy đặt một tên dễ nhớ"),
    Code.FILTER_WITHOUT_WORDS: Message("Chưa lưu được bộ lọc", "ô tìm còn trống", "hãy gõ chữ cần tìm rồi lưu lại"),
    Code.FILTER_NAME_TAKEN: Message("Chưa lưu được bộ lọc “{name}”", "đã có bộ lọc khác mang tên này", "hãy đặt tên khác"),
}
