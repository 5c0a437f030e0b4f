"""The words that names of units are made of, and the words that end such a name in a sentence.

To add one: a word in the table it belongs to, and a sentence in `tests/importers/plan/test_units.py`. All are written as
`app.text.matching.matchable` writes them: lower case, "ủy" not "uỷ".
"""


def _words(table: str) -> tuple[str, ...]:
    """Return the entries of a table, which are set apart by commas."""
    return tuple(word.strip() for word in table.replace("\n", " ").split(",") if word.strip())


# What may stand before a name.
QUANTIFIERS = _words("""
các, những, một số, tất cả các, toàn thể các, toàn bộ các, toàn thể, toàn bộ, mọi, từng, mỗi
""")

# What a name may begin with, each row a list. After "!" stand the words that make something else of the last one: "hội" but not
# "hội nghị".
HEADS = """
sở ! hữu,dĩ
ban ! hành,đầu,đêm,công bố
ủy ban, ubnd, hđnd, ubmttq, ubmttqvn, mttq, ubkt, bch, btv, bcđ, bchqs, btgdv
bộ ! máy,tiêu chí,chỉ số,mặt,câu hỏi,phận,công cụ,tài liệu,dữ liệu,hồ sơ,đề
bộ phận, bộ đội, bộ chỉ huy, bộ tư lệnh, quân khu, quân ủy, quân đội, biên phòng, đồn
cục, vụ ! việc,án,mùa
viện ! dẫn,trợ,phí
tổng cục, chi cục, cục thuế, thuế, hải quan, kho bạc, ngân hàng, bảo hiểm xã hội, bưu điện, điện lực, bệnh viện
phòng ! chống,ngừa,cháy,thủ,trừ,tránh,dịch,ngùa
văn phòng ! phẩm
vp, vpub, vpđu
trung tâm, trường ! hợp,lớp,kỳ,học kỳ
nhà trường, trường học, học viện, đại học, trạm, tòa án, viện kiểm sát, cơ quan cảnh sát
công an, công đoàn, liên đoàn, tổng liên đoàn, liên hiệp, liên minh, hiệp hội, câu lạc bộ, hợp tác xã, tổ hợp tác
hội ! nghị,thảo,thi,diễn,họp,nhập,trường,tụ,chợ,thao,trại,viên
hội đồng, chi hội, hội viên các
đoàn ! kết,viên,thanh niên viên
đoàn thanh niên, thành đoàn, tỉnh đoàn, huyện đoàn, xã đoàn, chi đoàn, trung ương đoàn, trung ương hội
đội ! ngũ,hình
tổ ! chức,quốc,tiên,trọng
tiểu ban, tiểu tổ, khối ! lượng,đại,kiến thức,nhà
mặt trận, đảng ủy, đảng bộ, đảng đoàn, đảng khối, chi bộ, chi ủy, cấp ủy, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, xã ủy
thường trực, thường vụ, ban thường vụ, ban chấp hành, bộ chính trị, ban bí thư, ban cán sự
thanh tra ! ,kiểm tra,việc,các
kiểm toán nhà nước, cổng thông tin, trang thông tin, tạp chí, đài ! hóa
báo ! cáo,động,hiệu,giá,danh,đáp,ơn,chí,cháy,hỏng
khoa ! học
giáo viên, học sinh, đảng viên, đoàn viên
nhà xuất bản, nhà văn hóa, thư viện, bảo tàng, khu phố, tổ dân phố, thôn, ấp, bản, khu dân cư, khóm, buôn, làng
cơ quan, đơn vị ! hành chính,tính,bầu cử
địa phương, ngành, ban ngành, cơ sở y tế
các tổ chức, một số tổ chức, tổ chức chính trị, tổ chức đảng, tổ chức đoàn thể, tổ chức thành viên, tổ chức xã hội
tổ chức cơ sở, tổ chức quần chúng, đoàn thể, lực lượng ! sản xuất
doanh nghiệp, nhà mạng, chủ đầu tư, công ty, tổng công ty, tập đoàn, nhà thầu, hợp tác xã, hộ kinh doanh, nhà đầu tư
chính quyền, cá nhân, nhân dân các, thành viên, báo cáo viên, đồng chí, đ/c, ông, bà ! con
lãnh đạo ! ,chỉ đạo,việc,các cấp ủy
trưởng ! thành
phó trưởng, phó chủ tịch, phó giám đốc, phó bí thư, phó, chủ tịch, bí thư, giám đốc, tổng giám đốc, hiệu trưởng
chánh văn phòng, chánh, thủ trưởng, người đứng đầu, cán bộ, quân sự, cựu chiến binh, phụ nữ xã, nông dân xã, tư lệnh
chính ủy, ủy viên, đảng ủy viên, công chức, viên chức
"""

# Nouns that stand for a whole kind of units when nothing but a qualifier follows: "các sở, ban, ngành, đơn vị liên quan".
COLLECTIVES = _words("""
tổ chức chính trị - xã hội, tổ chức chính trị-xã hội, tổ chức xã hội, tổ chức xã hội nghề nghiệp, tổ chức hội,
tổ chức đoàn thể, tổ chức đảng, tổ chức, sở, ban, ngành, ban ngành, sở ngành, ban đảng, bộ, cơ quan, đơn vị, địa phương,
đoàn thể, đoàn thể chính trị - xã hội, hội, doanh nghiệp, cá nhân, phòng, ban chuyên môn, cấp ủy, chính quyền, chi bộ,
đảng bộ, đảng ủy, tỉnh ủy, thành ủy, huyện ủy, thị ủy, quận ủy, xã, phường, thị trấn, đặc khu, huyện, quận, thị xã, thành phố,
tỉnh, thôn, ấp, bản, tổ dân phố, khu phố, trường, trung tâm, viện, khoa, hội đoàn thể, hội quần chúng, hợp tác xã,
hộ kinh doanh, hộ gia đình, cơ quan tổ chức, ngành chức năng, cán bộ, đảng viên, công chức, viên chức, người lao động,
đoàn viên, hội viên, giáo viên, học sinh
""")

# Of these, the ones that name nobody when nothing follows and no "các" stands before.
NAMELESS = _words("""
cơ quan, đơn vị, tổ chức, cá nhân, địa phương, ngành, doanh nghiệp, đoàn thể, cấp ủy, chính quyền, tỉnh
""")

# Posts: behind a person's name they go on with it ("đồng chí …, Phó Bí thư").
POSTS = _words("""
phó, trưởng, chủ tịch, bí thư, giám đốc, ủy viên, chánh, hiệu trưởng, tổ trưởng, quyền
""")

# What may follow a collective without making it a name of its own.
QUALIFIERS = (
    r"(?:có\s+)?liên quan|trực thuộc|thuộc|chức năng|chuyên môn|cấp (?:tỉnh|huyện|xã|trên|dưới|trung ương)"
    r"|(?:toàn\s+)?(?:tỉnh|huyện|xã|phường|thành phố)|trung ương|trên địa bàn|khác|theo|được|ở|tại|trong|các cấp|nêu trên|đóng"
    r"|quản lý"
)

# Nouns of places: after a comma they go on with the name ("UBND các xã, phường, đặc khu").
PLACES = _words("""
xã, phường, thị trấn, đặc khu, huyện, quận, thị xã, thành phố, tỉnh, thôn, ấp, bản, khóm, khu phố, tổ dân phố, cấp xã,
cấp huyện, cấp tỉnh
""")

# Names that hold a comma or "và" before a word that could begin another name.
NAMES_WITH_COMMAS = (
    "hđnd và ubnd",
    "hội đồng nhân dân và ủy ban nhân dân",
    "đbqh và hđnd",
    "đoàn đại biểu quốc hội và hội đồng nhân dân",
    "mặt trận tổ quốc, các đoàn thể trung ương",
    "mặt trận tổ quốc, các đoàn thể tỉnh",
    "mặt trận tổ quốc, các đoàn thể thành phố",
    "các cơ quan đảng, đoàn thể",
    "trung ương, địa phương, quân đội",
    "trung ương, địa phương",
    "thông tấn, báo chí",
    "tham mưu, giúp việc",
    "thuộc, trực thuộc",
    "khám, chữa bệnh",
    "báo chí, truyền thông",
    "báo chí, xuất bản",
    "văn học, nghệ thuật",
    "sản xuất, kinh doanh",
)

# Words that end a name in a sentence: what the unit is to do, how, why and when. Only in lower case: "Sở Xây dựng" is a name.
# A verb of one syllable may be the second half of a noun ("dựng" of "xây dựng"): add it only if it cannot.
VERBS = _words("""
chủ trì, chủ động, phối hợp, tham mưu, tham gia, tham dự, tham vấn, xây dựng, ban hành, căn cứ, trên cơ sở, thực hiện,
triển khai, hướng dẫn, kiểm tra, giám sát, theo dõi, đôn đốc, rà soát, tổng hợp, báo cáo, đề xuất, đề nghị, nghiên cứu,
bố trí, cân đối, lập, thành lập, kiện toàn, củng cố, nâng cao, tăng cường, đẩy mạnh, phát huy, phát động, phát hiện, vận động,
tuyên truyền, quán triệt, chỉ đạo, lãnh đạo, giúp, hỗ trợ, cung cấp, tạo, quan tâm, khẩn trương, kịp thời, tích cực,
thường xuyên, định kỳ, trực tiếp, nghiêm túc, phân công, phân bổ, phân loại, giao, cử, chuẩn bị, phụ trách, đảm bảo, bảo đảm,
đảm nhiệm, huy động, đưa, gửi, trình, cập nhật, vận hành, khai thác, sử dụng, xử lý, giải quyết, ưu tiên, lồng ghép,
thống nhất, kết nối, biên soạn, biên tập, in ấn, đăng tải, đăng ký, mở, treo, trang trí, hoàn thành, hoàn thiện, tiến hành,
duy trì, điều phối, điều chuyển, điều hành, xác định, xác minh, xem xét, phê duyệt, quyết định, thẩm định, thẩm tra,
thanh tra, lấy ý kiến, tổng kết, sơ kết, đánh giá, khen thưởng, biểu dương, ngăn chặn, chấn chỉnh, đấu tranh, phản bác, phải,
cần, sẽ, tự, làm, là, nhất là, đã, không, tiếp tục, tiếp nhận, tiếp thu, thu thập, thu gom, nắm, góp ý, đóng góp, thông qua,
khuyến khích, yêu cầu, chấp hành, gương mẫu, tuân thủ, tập trung, tập huấn, chịu trách nhiệm, có trách nhiệm, có nhiệm vụ,
có kế hoạch, có giải pháp, có biện pháp, để, nhằm, khi, nếu, trong việc, trong quá trình, trong công tác, trong thời gian,
trong tổ chức, trong tháng, trong năm, theo, được giao, được phân công, phổ biến, giáo dục, bồi dưỡng, đào tạo, quy định,
trao đổi, chia sẻ, thông báo, thông tin kịp thời, cụ thể hóa, sơ tổng kết, ra quân, tổ chức, chăm lo, thăm hỏi, tặng, trao,
bàn giao, lưu trữ, khảo sát, thống kê, chi trả, thanh toán, quyết toán, mua sắm, lắp đặt, đầu tư, đổi mới, cải cách, cải tiến,
công khai, niêm yết, tiếp cận, phục vụ, ứng dụng, làm đầu mối, thay mặt, trước ngày, chậm nhất, hằng năm, hằng quý,
hằng tháng, hằng tuần, hàng năm, hàng quý, hàng tháng, hàng tuần, làm việc, vào, ký kết, ký, cam kết, thu hút, kêu gọi, mời,
dành, phân tích, dự báo, cảnh báo, ứng phó, khắc phục, phòng chống, quản lý, bảo vệ, tôn vinh, tuyển chọn, lựa chọn,
giới thiệu, hiệp thương, nhân rộng, xuất bản, phát hành, phát sóng, truyền thông, tranh thủ, phấn đấu, quyết liệt, chủ yếu,
ngay sau khi, sau khi, sau đó, sinh hoạt, học tập, soạn thảo, dự thảo, tập hợp, nộp, chuyển giao, truyền đạt, kiến nghị,
nghiệm thu, kiểm kê, kiểm đếm, kiểm điểm, khởi công, xử phạt, tuần tra, di dời, sơ tán, dự trữ, điều tra, ghi nhận, lắng nghe,
tiếp xúc, đón tiếp, đón, mở rộng, nhắc nhở, động viên, khích lệ, đồng hành, ủng hộ, quyên góp, rút kinh nghiệm, nêu cao,
nêu gương, kết hợp, gắn với, áp dụng, vận dụng, số hóa, chuẩn hóa, tích hợp, liên thông, quan trắc, tư vấn, trợ giúp,
trưng bày, trình diễn, biểu diễn, giao lưu, phê bình, xây mới, sửa chữa, nâng cấp, cải tạo, giải phóng mặt bằng, giải ngân,
cấp phát, thu hồi, xử trí
""")

# Of these, the words that say why, when or how and not yet what is done: they end a name but make no subject of it.
NOT_ACTIONS = _words("""
để, nhằm, khi, nếu, theo, vào, trong việc, trong quá trình, trong công tác, trong thời gian, trong tổ chức, trong tháng,
trong năm, sau khi, sau đó, ngay sau khi, trước ngày, chậm nhất, nhất là, là
""")

# What a unit in a bracket or behind a colon does: "(Sở Nội vụ chủ trì)".
BRACKETED_VERBS = _words("""
chủ trì, thực hiện, phụ trách, tham mưu, phối hợp, chịu trách nhiệm, triển khai, tổ chức, theo dõi, làm đầu mối, xây dựng,
chuẩn bị, đảm nhiệm, giúp, phân công, chỉ đạo, lãnh đạo, hướng dẫn, kiểm tra, giám sát, tổng hợp, ban hành, cử, lập
""")

# What a sentence ends with before a colon that lists the units it speaks of, not those that do it.
LISTING = (
    r"(?:với|cho|gồm|bao gồm|là|của|tới|đến|tại|đối tượng|thành phần|địa điểm|địa bàn|đơn vị|cơ quan|sau|cụ thể"
    r"|thành viên|gửi)\s*"
)

# Words that go on with the name although they are verbs elsewhere.
NOT_VERBS_AFTER = {
    "tham mưu": ("cơ quan", "đơn vị"),
    "quản lý": ("cơ quan", "đơn vị", "ban", "trung tâm", "người", "phòng", "cục", "chi cục", "tham mưu"),
    "giám sát": ("đoàn", "ban", "tổ"),
    "kiểm tra": ("đoàn", "ban", "tổ", "ủy ban", "cơ quan"),
    "thanh tra": ("đoàn", "ban", "cơ quan"),
    "chỉ đạo": ("ban",),
    "xây dựng": ("ban", "phòng", "sở", "bộ", "chủ đầu tư"),
    "điều hành": ("ban", "tổ"),
    "biên tập": ("tổ", "ban"),
    "tổ chức": ("ban", "các", "của", "cơ quan"),
    "tuyên truyền": ("tiểu ban", "ban", "đội", "tổ"),
    "đầu tư": ("chủ", "nhà", "ban quản lý"),
    "quyết định": ("người",),
    "thực hiện": ("đơn vị", "cơ quan"),
    "phục vụ": ("trung tâm", "tiểu ban", "ban"),
    "kiểm soát": ("trung tâm",),
    "bảo vệ": ("tổ", "đội", "ban", "lực lượng", "và"),
    "quy định": ("theo",),
    "giao": ("ngoại", "chuyển", "bàn", "được"),
    "tạo": ("đào", "sáng", "cải", "chế", "cấu", "nhân"),
    "đào tạo": ("giáo dục và",),
    "mở": ("cởi",),
    "giúp": ("trợ",),
    "cần": ("chuyên",),
    "tự": ("trật",),
    "trình": ("chương", "quy", "công", "tiến", "giáo", "lộ", "quá", "tờ"),
    "lập": ("công", "dân", "độc", "tư"),
    "cử": ("bầu", "ứng"),
    "làm": ("việc",),
    "ký": ("thư", "đăng"),
    "bảo đảm": ("cơ quan", "đơn vị"),
}

# Nouns that are no name alone: a verb right behind one belongs to the name ("trung tâm bồi dưỡng chính trị"), but for those
# that follow.
BARE_NOUNS = r"(?:sở|phòng|ban|cục|chi cục|trung tâm|tổ|đội|tiểu ban|viện|trường|trạm|bộ|vụ|ban chỉ đạo|hội đồng|tổ công tác)"
NEVER_IN_NAMES = _words("""
chủ trì, phối hợp, thực hiện, căn cứ, khẩn trương, chủ động, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ
""")

# What makes of "tổ chức" a noun when it stands behind it: "tổ chức đảng", "tổ chức hội" but not "tổ chức hội nghị".
ORGANISATIONS = r"đảng|chính trị|thành viên|xã hội|đoàn thể|hội(?!\s+(?:nghị|thảo|thi|diễn|họp|thao|trại|chợ))"

# Words between "phối hợp" and the names.
TOGETHER = r"(?:\s*,?\s*(?:chặt chẽ|thường xuyên|tích cực|đồng bộ|hiệu quả|kịp thời|tốt))*\s*(?:với|cùng với|cùng)?\s+"

# Brackets that explain a name and do not belong to it.
EXPLAINING = (
    r"gồm|bao gồm|theo|cơ quan|đơn vị|qua|sau đây|gọi|viết tắt|trừ|nếu|khi|đầu mối|thường trực|chủ trì|phối hợp|trong đó|kể cả"
)
